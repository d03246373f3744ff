import { expect, test } from 'vitest'
import { systemActor } from '../access/actor.ts'
import { createChanges } from '../changes/changes.ts'
import { createRow, updateRow } from '../resources/write.ts'
import { describeShop } from '../testing/shop.ts'
import { entryOf } from './ground.ts'
import { positionAt } from './resolve-all.ts'

type Row = Readonly<Record<string, unknown>>
interface Placed extends Row {
  readonly assetid: number
  readonly position: { readonly mapx: number | null; readonly positionsource: string }
}

describeShop('positions', {}, (shop) => {
  const place = async (name: string, more: object = {}): Promise<number> =>
    Number((await shop.post('/api/locations', { name, ...more }))['locationid'])
  const machine = async (assetnumber: string, more: object = {}): Promise<number> =>
    Number((await shop.post('/api/equipment', { assetnumber, ...more }))['assetid'])
  const where = async (assetid: number): Promise<string> => {
    const { position } = await shop.get<Placed>(`/api/equipment/${assetid}`)
    return `${position.positionsource} ${String(position.mapx)}`
  }

  const positionless = async (path: string): Promise<void> =>
    expect(await shop.refused('GET', path)).toMatchObject({ status: 404 })

  test('a machine stands where its location is, and moves with it at once', async () => {
    const hall = await place('Hall 1', { mapx: 100, mapy: 100 })
    const cell = await place('Cell 7', { parentlocationid: hall })
    const id = await machine('3105', { locationid: cell })
    expect(await where(id)).toBe('location 100')
    await shop.patch(`/api/locations/${hall}`, { mapx: 250 })
    expect(await where(id)).toBe('location 250')
    await shop.patch(`/api/locations/${cell}`, { mapx: 40, mapy: 40 })
    expect(await where(id)).toBe('location 40')
    await shop.patch(`/api/equipment/${id}`, { mapx: 7, mapy: 7 })
    expect(await where(id)).toBe('self 7')
  })

  test('a machine does not stand with one that was removed, and does again when that is restored', async () => {
    const hall = await place('Hall 4', { mapx: 400, mapy: 4 })
    const [whole, spare] = [await machine('3301', { mapx: 31, mapy: 1 }), await machine('3302', { mapx: 32, mapy: 1 })]
    const half = await machine('3303', { locationid: hall })
    const robot = await machine('3304')
    const tie = (sourceassetid: number, targetassetid: number) =>
      shop.post('/api/assetrelationships', {
        sourceassetid,
        targetassetid,
        relationshiptypeid: 1,
        inheritsposition: true,
      })
    await tie(half, whole)
    await tie(half, spare)
    await tie(robot, half)
    const everywhere = async (assetid: number): Promise<string> => {
      const { ground, drawn } = await shop.running.site.positions.all()
      const { positionsource, mapx } = positionAt(drawn, entryOf(ground, assetid) ?? -1)
      const { mapx: explained } = await shop.get(`/api/assets/${assetid}/position`)
      expect([`${positionsource} ${mapx}`, explained]).toEqual([await where(assetid), mapx])
      return `${positionsource} ${mapx}`
    }
    expect([await everywhere(half), await everywhere(robot)]).toEqual(['related 31', 'related 31'])
    await shop.delete(`/api/equipment/${whole}`)
    expect([await everywhere(half), await everywhere(robot)]).toEqual(['related 32', 'related 32'])
    // What was removed still says where it stood.
    expect(await everywhere(whole)).toBe('self 31')
    await shop.delete(`/api/equipment/${spare}`)
    expect([await everywhere(half), await everywhere(robot)]).toEqual(['location 400', 'related 400'])
    await shop.post(`/api/equipment/${whole}/restore`)
    expect([await everywhere(half), await everywhere(robot)]).toEqual(['related 31', 'related 31'])
  })

  test('the half of a machine stands where the other half stands, and says why', async () => {
    const types = await shop.get<{ data: Row[] }>('/api/relationshiptypes?name=partof')
    const floorplan = { name: 'Ground floor', width: 1000, height: 500 }
    const { floorplanid } = await shop.post('/api/floorplans', floorplan)
    const bay = await place('Bay 3', { floorplanid, mapx: 500, mapy: 60 })
    const cell = await place('Cell 30', { parentlocationid: bay })
    const [left, right] = [await machine('3201L'), await machine('3201R', { locationid: cell })]
    await shop.post('/api/assetrelationships', {
      sourceassetid: left,
      targetassetid: right,
      relationshiptypeid: types.data[0]?.['relationshiptypeid'],
      inheritsposition: true,
    })
    expect(await where(left)).toBe('related 500')
    expect(await shop.get(`/api/assets/${left}/position`)).toEqual({
      mapx: 500,
      mapy: 60,
      floorplanid,
      floorplanname: 'Ground floor',
      positionsource: 'related',
      chain: [
        { kind: 'asset', id: left, name: '3201L', via: null },
        { kind: 'asset', id: right, name: '3201R', via: 'is part of' },
        { kind: 'location', id: cell, name: 'Cell 30', via: 'stands in' },
        { kind: 'location', id: bay, name: 'Bay 3', via: 'within' },
      ],
    })
    await positionless(`/api/assets/${left + 1000}/position`)
  })

  test('a machine that is tied to another after it was looked at stands there at once, until the tie ends', async () => {
    const hall = await place('Hall 6', { floorplanid: 1, mapx: 600, mapy: 6 })
    const [loader, lathe] = [
      await machine('3401', { locationid: hall }),
      await machine('3402', { floorplanid: 1, mapx: 34, mapy: 2 }),
    ]
    expect(await where(loader)).toBe('location 600')
    const ends = { sourceassetid: loader, targetassetid: lathe, relationshiptypeid: 1 }
    const { relationshipid } = await shop.post('/api/assetrelationships', { ...ends, inheritsposition: false })
    expect(await where(loader)).toBe('location 600')
    const tie = `/api/assetrelationships/${String(relationshipid)}`
    await shop.patch(tie, { inheritsposition: true })
    expect(await where(loader)).toBe('related 34')
    await shop.delete(tie)
    expect(await where(loader)).toBe('location 600')
    await shop.post(`${tie}/restore`)
    expect(await where(loader)).toBe('related 34')
  })

  test('the place of a machine that is tied to none costs no statement', async () => {
    const { positions, database } = shop.running.site
    const assetid = await machine('3403')
    const alone = { assetid, mapx: null, mapy: null, floorplanid: null, locationid: null }
    await positions.find(alone)
    const before = database.statements()
    expect(await positions.find(alone)).toMatchObject({ positionsource: 'none' })
    expect(database.statements()).toBe(before)
  })

  test('a machine that nobody has placed is nowhere', async () => {
    expect(await where(await machine('3999'))).toBe('none null')
  })

  test('one position costs at most three statements', async () => {
    const id = await machine('3998', { locationid: await place('Cell 8', { floorplanid: 1, mapx: 1, mapy: 1 }) })
    const { positions, database } = shop.running.site
    const counted = async (ask: () => Promise<unknown>): Promise<number> => {
      await ask()
      const before = database.statements()
      await ask()
      return database.statements() - before
    }
    expect(await counted(() => positions.resolve(id))).toBeLessThanOrEqual(3)
    // With every name on the way, as it is answered.
    expect(await counted(() => positions.explain(id))).toBeLessThanOrEqual(3)
  })

  test('what another process does to a location is seen', async () => {
    const cell = await place('Cell 9', { floorplanid: 1, mapx: 10, mapy: 10 })
    const id = await machine('3997', { locationid: cell })
    expect(await where(id)).toBe('location 10')
    const { database, clock, resources } = shop.running.site
    // Another process has a door of its own; this one hears of nothing.
    const other = createChanges(database, clock)
    await other.change({ actor: systemActor, source: 'cli' }, (work) =>
      updateRow({ engine: resources, work, resource: resources.registry.get('locations') }, cell, { mapx: 99 }),
    )
    await expect.poll(() => where(id), { timeout: 3000 }).toBe('location 99')
  })

  test('what another process ties together stands together', async () => {
    const [mill, rack] = [await machine('3405', { floorplanid: 1, mapx: 35, mapy: 5 }), await machine('3406')]
    expect(await where(rack)).toBe('none null')
    const { database, clock, resources } = shop.running.site
    const other = createChanges(database, clock)
    const tie = { sourceassetid: rack, targetassetid: mill, relationshiptypeid: 1, inheritsposition: true }
    await other.change({ actor: systemActor, source: 'cli' }, (work) =>
      createRow({ engine: resources, work, resource: resources.registry.get('assetrelationships') }, tie),
    )
    await expect.poll(() => where(rack), { timeout: 3000 }).toBe('related 35')
  })
})
