import { asset } from '@shopdb/contract'
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

  test('is what an asset was tied to', async () => {
    const [one, other] = [await machine('P-3'), await machine('P-4')]
    const id = await tie(one, 'controls', other)
    await shop.delete(`/api/assetrelationships/${id}`)
    expect(await platform().ties(other)).toMatchObject([
      { relationshipid: id, type: 'controls', sourceassetid: one, targetassetid: other, until: expect.any(String) },
    ])
  })
})
