import { vendor } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { systemActor } from '../access/actor.ts'
import { systemClock } from '../base/clock.ts'
import { createChanges, type Changes } from '../changes/changes.ts'
import { insertMany } from '../database/rows.ts'
import { describeEngines } from '../testing/engines.ts'
import { change, openResources } from '../testing/resources.ts'
import { describeShop } from '../testing/shop.ts'
import { contractWork } from './facade.ts'
import { readNames } from './known-names.ts'
import { createRow, updateRow } from './write.ts'

type Row = Readonly<Record<string, unknown>>

const cause = { actor: systemActor, source: 'cli' } as const

describeShop('names', {}, (shop) => {
  const make = async (path: string, input: object, key: string): Promise<number> =>
    Number((await shop.post(path, input))[key])
  const maker = (name: string): Promise<number> => make('/api/vendors', { name }, 'vendorid')
  const machine = (assetnumber: string, more: object): Promise<number> =>
    make('/api/equipment', { assetnumber, ...more }, 'assetid')
  const inGet = async (assetid: number): Promise<unknown> => (await shop.get(`/api/assets/${assetid}`))['vendorname']
  const inList = async (assetid: number): Promise<unknown> =>
    (await shop.get<{ data: Row[] }>(`/api/assets?assetid=${assetid}`)).data[0]?.['vendorname']
  const inExport = async (assetid: number): Promise<unknown> => {
    const { body } = await shop.request('GET', `/api/assets/export?format=csv&assetid=${assetid}&fields=vendorname`)
    return String(body).trimEnd().split('\r\n')[1]
  }
  const everywhere = async (assetid: number): Promise<readonly unknown[]> => [
    await inGet(assetid),
    await inList(assetid),
    await inExport(assetid),
  ]
  /** Another process on the same database: it has a door of its own, and this one hears of nothing. */
  const elsewhere = (): Changes => createChanges(shop.running.site.database, shop.running.site.clock)
  const deskOf = (table: string) => {
    const { resources } = shop.running.site
    return { engine: resources, resource: resources.registry.get(table) }
  }

  test('a vendor that is renamed shows its new name at once, wherever it stands', async () => {
    const vendorid = await maker('Okuma')
    const assetid = await machine('4001', { vendorid })
    expect(await everywhere(assetid)).toEqual(['Okuma', 'Okuma', 'Okuma'])
    await shop.patch(`/api/vendors/${vendorid}`, { name: 'Okuma Europe' })
    expect(await everywhere(assetid)).toEqual(['Okuma Europe', 'Okuma Europe', 'Okuma Europe'])
  })

  test('whoever renames or adds a thing is answered with its names as they are now', async () => {
    const hall = await make('/api/locations', { name: 'Hall 1' }, 'locationid')
    await shop.get(`/api/locations/${hall}`)
    const cell = await shop.post('/api/locations', { name: 'Cell 1', parentlocationid: hall })
    expect(cell['parentlocationname']).toBe('Hall 1')
    const [renamed, moved] = await Promise.all([
      shop.patch(`/api/locations/${hall}`, { name: 'Hall 2' }),
      shop.patch(`/api/locations/${Number(cell['locationid'])}`, { notes: 'by the door' }),
    ])
    expect([renamed['name'], moved['parentlocationname']]).toEqual(['Hall 2', 'Hall 2'])
  })

  test('a vendor that another process renames shows its new name about a second later', async () => {
    const vendorid = await maker('Mazak')
    const assetid = await machine('4002', { vendorid })
    expect(await inGet(assetid)).toBe('Mazak')
    await elsewhere().change(cause, (work) => updateRow({ ...deskOf('vendors'), work }, vendorid, { name: 'Yamazaki' }))
    await expect.poll(() => everywhere(assetid), { timeout: 3000 }).toEqual(['Yamazaki', 'Yamazaki', 'Yamazaki'])
  })

  test('a vendor that another process has just made has its name from the start', async () => {
    const assetid = await machine('4003', {})
    expect(await inGet(assetid)).toBe(null)
    await elsewhere().change(cause, async (work) => {
      const vendorid = await createRow({ ...deskOf('vendors'), work }, { name: 'Doosan' })
      await updateRow({ ...deskOf('equipment'), work }, assetid, { vendorid })
    })
    expect(await everywhere(assetid)).toEqual(['Doosan', 'Doosan', 'Doosan'])
  })

  test('inside an open change a row is read with the names that the change has given', async () => {
    const { resources } = shop.running.site
    const vendorid = await maker('Haas')
    const model = await shop.post('/api/models', { name: 'VF-2', vendorid })
    expect(model['vendorname']).toBe('Haas')
    const seen = await resources.changes.change(cause, async (work) => {
      const inside = contractWork(resources, work)
      await inside.update(vendor, vendorid, { name: 'Haas Automation' })
      return resources.reader(resources.registry.get('models')).get(work.trx, Number(model['modelid']))
    })
    expect(seen['vendorname']).toBe('Haas Automation')
  })

  test('lists are sorted and walked by names, whether these are kept in memory or not', async () => {
    const [abb, zeiss] = [await maker('ABB'), await maker('Zeiss')]
    await shop.post('/api/models', { name: 'sorted 1', vendorid: zeiss })
    await shop.post('/api/models', { name: 'sorted 2', vendorid: abb })
    const page = (after = ''): Promise<{ data: Row[]; meta: { next: string } }> =>
      shop.get(`/api/models?name.startswith=sorted&sort=vendorname&perpage=1${after}`)
    const first = await page()
    const second = await page(`&after=${first.meta.next}`)
    expect([first.data[0]?.['vendorname'], second.data[0]?.['vendorname']]).toEqual(['ABB', 'Zeiss'])
  })
})

describeEngines('names of a table that is not small', (open) => {
  test('are joined, and as true as the others', async () => {
    const resources = await openResources(await open(), systemClock, [])
    const { database, registry } = resources
    const [createddate, vendors] = ['2026-11-21 08:00:00.000', registry.get('vendors')]
    const rows = Array.from({ length: 10_001 }, (_, place) => `Vendor ${place + 1}`).map((name) => ({
      name,
      namekey: name.toLowerCase(),
      isactive: 1,
      createddate,
      modifieddate: createddate,
    }))
    await database.transaction((trx) => insertMany(trx, 'vendors', rows))
    const get = async (id: number): Promise<unknown> =>
      (await resources.reader(registry.get('models')).get(database.read, id))['vendorname']
    const desk = { engine: resources, resource: registry.get('models') }
    const id = await change(resources, (work) => createRow({ ...desk, work }, { name: 'VF-2', vendorid: 10_001 }))
    expect(await get(id)).toBe('Vendor 10001')
    await change(resources, (work) =>
      updateRow({ engine: resources, work, resource: vendors }, 10_001, { name: 'Last' }),
    )
    expect(await get(id)).toBe('Last')
    expect((await readNames(database.read, [vendors])).has('vendors')).toBe(false)
  })
})
