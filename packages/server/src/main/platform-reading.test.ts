import { location, model, vendor } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'
import { platformsOf } from './platforms.ts'

describeShop('code of a plugin that reads', {}, (shop) => {
  test('is given every row that matches, also where they are more than a page holds', async () => {
    const platform = platformsOf(shop.running.site)('equipment')
    await platform.change('Many makers', async (work) => {
      for (let at = 0; at < 1001; at += 1) await work.create(vendor, { name: `Maker ${String(at).padStart(4, '0')}` })
    })
    const makers = await platform.listAll(vendor, { 'name.startswith': 'Maker' }, { sort: '-name' })
    expect(makers.map(({ name }) => name)).toEqual(
      Array.from({ length: 1001 }, (_, at) => `Maker ${String(1000 - at).padStart(4, '0')}`),
    )
    expect(await platform.listAll(vendor, { vendorid: makers.map(({ vendorid }) => vendorid) })).toHaveLength(1001)
    expect(await platform.listAll(vendor, { name: 'Nobody' })).toEqual([])
  })

  test('finds no row for an empty list, and every row beside one', async () => {
    const platform = platformsOf(shop.running.site)('equipment')
    await platform.change('A maker', (work) => work.create(vendor, { name: 'Sole maker' }))
    expect(await platform.listAll(vendor, { vendorid: [] })).toEqual([])
    expect(await platform.count(vendor, { name: [], 'name.startswith': 'Sole' })).toBe(0)
    expect(await platform.find(vendor, { name: 'Sole maker', 'vendorid.ne': [] })).toMatchObject({ name: 'Sole maker' })
    expect(await platform.list(location, { 'parentlocationid.under': [] })).toMatchObject({
      data: [],
      meta: { total: 0 },
    })
  })

  test('finds a text with a comma as it is written', async () => {
    const platform = platformsOf(shop.running.site)('equipment')
    await platform.change('Makers', async (work) => {
      for (const name of ['Heller, Nuertingen', 'Heller', 'Nuertingen']) await work.create(vendor, { name })
    })
    expect(await platform.listAll(vendor, { name: 'heller, nuertingen' })).toMatchObject([
      { name: 'Heller, Nuertingen' },
    ])
    expect(await platform.count(vendor, { name: ['Heller, Nuertingen', 'Heller'] })).toBe(2)
    // An address has commas between values, as before.
    expect(await shop.get('/api/vendors?name=Heller,Nuertingen')).toMatchObject({ meta: { total: 2 } })
  })

  test('counts what matches each of many filters, each by itself', async () => {
    const platform = platformsOf(shop.running.site)('equipment')
    await platform.change('Many models', async (work) => {
      for (let at = 0; at < 30; at += 1) await work.create(model, { name: `Many ${at}`, partnumber: `P${at % 3}` })
    })
    const named = Array.from({ length: 1000 }, (_, at) => ({ name: `Many ${at}` }))
    const counts = await platform.counts(model, named)
    expect(counts).toEqual(named.map((_, at) => (at < 30 ? 1 : 0)))
    const all = { 'name.startswith': 'Many ' }
    const filters = [{ ...all, partnumber: 'P0' }, { name: [] }, all, { ...all, partnumber: ['P1', 'P2'] }]
    expect(await platform.counts(model, filters)).toEqual([10, 0, 30, 20])
    const wide = Array.from({ length: 9 }, (_, at) => ({ name: named.map(({ name }) => `${name}${at || ''}`) }))
    const long = [...wide, ...wide, ...wide].map((one) => ({ ...one, ...all }))
    expect((await platform.counts(model, long)).slice(0, 2)).toEqual([30, await platform.count(model, long[1])])
    expect(await platform.counts(model, [])).toEqual([])
    await expect(platform.counts(model, [all, { name: 'a\0b' }])).rejects.toMatchObject({ flaws: [{ path: '/name' }] })
  })

  test('is told which text nobody could have meant', async () => {
    const platform = platformsOf(shop.running.site)('equipment')
    await expect(platform.find(vendor, { name: 'a\0b' })).rejects.toMatchObject({ flaws: [{ path: '/name' }] })
  })

  test('makes sure of a row: what is there stays as it is, what is not is made whole', async () => {
    const platform = platformsOf(shop.running.site)('equipment')
    const ensure = () =>
      platform.change('A model', async (work) => {
        const { vendorid } = await work.ensure(vendor, { name: 'Makino, Inc.' })
        return await work.ensure(model, { name: 'a51nx', vendorid }, { partnumber: 'M-1' })
      })
    const made = await ensure()
    expect(made).toMatchObject({ name: 'a51nx', vendorname: 'Makino, Inc.', partnumber: 'M-1' })
    await platform.change('Its number', (work) => work.update(model, made.modelid, { partnumber: 'M-2' }))
    expect(await ensure()).toMatchObject({ modelid: made.modelid, partnumber: 'M-2' })
    expect(await platform.count(vendor, { name: 'Makino, Inc.' })).toBe(1)
    await shop.delete(`/api/models/${made.modelid}`)
    expect(await ensure()).toMatchObject({ modelid: made.modelid, partnumber: 'M-2', isactive: true })
  })

  test('makes a row anew: one that was removed comes back, and nothing of what it was', async () => {
    const platform = platformsOf(shop.running.site)('equipment')
    const renew = (more: object) => platform.change('Made anew', (work) => work.renew(vendor, { name: 'Again' }, more))
    const made = await renew({ supportphone: '1', notes: 'The old one' })
    await expect(renew({})).rejects.toMatchObject({ code: 'conflict' })
    await shop.delete(`/api/vendors/${made.vendorid}`)
    const again = await renew({ supportphone: '2' })
    expect(again).toMatchObject({ vendorid: made.vendorid, supportphone: '2', notes: null, isactive: true })
    const [renewed] = await platform.history(vendor, made.vendorid)
    await shop.post(`/api/changesets/${renewed?.changeset.changesetid}/undo`, {})
    const gone = await platform.find(vendor, { vendorid: made.vendorid, isactive: false })
    expect(gone).toMatchObject({ supportphone: '1', notes: 'The old one' })
  })
})
