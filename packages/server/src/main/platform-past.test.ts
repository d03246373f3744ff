import { asset, defineAssetType } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'
import { tiesOf } from '../testing/ties.ts'
import { platformsOf } from './platforms.ts'

describeShop('what a plugin may know of the past', {}, (shop) => {
  const { machine, tie } = tiesOf(shop)
  const platform = () => platformsOf(shop.running.site)('equipment')

  test('is what happened to a row, newest first, with names beside references', async () => {
    const id = await machine('P-1')
    const { locationid } = await shop.post('/api/locations', { name: 'Crib' })
    await shop.patch(`/api/equipment/${id}`, { locationid })
    const entries = await platform().history(asset, id)
    expect(entries.map(({ action }) => action)).toEqual(['update', 'create'])
    expect(entries[0]).toMatchObject({
      before: { locationid: null },
      after: { locationid, locationname: 'Crib' },
      changeset: { actorname: 'Administrator' },
    })
  })

  test('is only what happened since a moment, where one is given', async () => {
    const id = await machine('P-2')
    await new Promise((resolve) => setTimeout(resolve, 5))
    const since = new Date().toISOString()
    await shop.patch(`/api/equipment/${id}`, { name: 'Crane' })
    expect(await platform().history(asset, id, since)).toHaveLength(1)
    expect(await platform().history(asset, id, '2999-01-01T00:00:00.000Z')).toEqual([])
  })

  test('is the values that a member had, with what they pointed to, also in a place that was removed', async () => {
    const id = await machine('P-5')
    const places = await Promise.all(['Hall 7', 'Hall 8'].map((name) => shop.post('/api/locations', { name })))
    const [seven, eight] = places.map(({ locationid }) => Number(locationid))
    for (const locationid of [seven, eight]) await shop.patch(`/api/equipment/${id}`, { locationid })
    await shop.patch(`/api/equipment/${id}`, { name: 'Not about the place' })
    await shop.delete(`/api/locations/${seven}`)
    const past = await platform().past(asset, id, 'locationid')
    expect(past).toMatchObject([
      { value: eight, name: 'Hall 8', until: null },
      { value: seven, name: 'Hall 7' },
      { value: null, name: null },
    ])
    expect(past.slice(1).map(({ until }) => until)).toEqual(past.slice(0, -1).map(({ from }) => from))
    await expect(platform().past(asset, 99_999, 'locationid')).rejects.toMatchObject({ code: 'notfound' })
  })

  test('is every value that a member had, however much else was written of the row, and in a place that was purged', async () => {
    const id = await machine('P-6')
    const { locationid } = await shop.post('/api/locations', { name: 'Hall 9' })
    await shop.patch(`/api/equipment/${id}`, { locationid })
    await shop.patch(`/api/equipment/${id}`, { locationid: null })
    await shop.delete(`/api/locations/${String(locationid)}?purge=true`)
    const equipment = defineAssetType({ name: 'Equipment', table: 'equipment', fields: {} })
    for (let turn = 0; turn < 505; turn += 1)
      await platform().change('Much else', (work) => work.update(equipment, id, { name: `Turn ${turn}` }))
    expect(await platform().past(asset, id, 'locationid')).toMatchObject([
      { value: null, until: null },
      { value: locationid, name: 'Hall 9' },
      { value: null, from: expect.any(String) },
    ])
  })

  test('is what an asset was tied to', async () => {
    const [one, other] = [await machine('P-3'), await machine('P-4')]
    const id = await tie(one, 'controls', other)
    await shop.delete(`/api/assetrelationships/${id}`)
    expect(await platform().ties(other)).toMatchObject([
      { relationshipid: id, type: 'controls', sourceassetid: one, targetassetid: other, until: expect.any(String) },
    ])
  })
})
