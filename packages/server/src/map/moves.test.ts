import type { MapMove, MovesReport, PositionAnswer } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'

type Row = Readonly<Record<string, unknown>>

describeShop('moving on the map', {}, (shop) => {
  const number = (): string => crypto.randomUUID().slice(0, 8)
  const plan = async (): Promise<number> =>
    Number((await shop.post('/api/floorplans', { name: number(), width: 1000, height: 500 }))['floorplanid'])
  const place = async (name: string, more: object = {}): Promise<number> =>
    Number((await shop.post('/api/locations', { name, ...more }))['locationid'])
  const machine = async (more: object = {}, assetnumber = number()): Promise<number> =>
    Number((await shop.post('/api/equipment', { assetnumber, ...more }))['assetid'])
  const asset = (id: number, floorplanid: number | null, mapx: number | null, mapy: number | null): MapMove => ({
    kind: 'asset',
    id,
    floorplanid,
    mapx,
    mapy,
  })
  const move = (moves: readonly unknown[], query = '') => shop.post<MovesReport>(`/api/map/moves${query}`, { moves })
  const refused = async (moves: unknown): Promise<string> => {
    const { status, detail, errors } = await shop.refused('POST', '/api/map/moves', { body: { moves } })
    return `${status} ${errors?.map(({ path, message }) => `${path} ${message}`).join('; ') ?? detail}`
  }
  const where = async (id: number): Promise<string> => {
    const { mapx, mapy, positionsource } = await shop.get<PositionAnswer>(`/api/assets/${id}/position`)
    return `${positionsource} ${mapx},${mapy}`
  }

  test('a machine is put somewhere, and the halves that stand with it move as one', async () => {
    const floorplanid = await plan()
    const [left, right] = [await machine({}, '3105L'), await machine({}, '3105R')]
    const { data } = await shop.get<{ data: Row[] }>('/api/relationshiptypes?name=partof')
    const relationshiptypeid = data[0]?.['relationshiptypeid']
    const tie = { sourceassetid: left, targetassetid: right, relationshiptypeid, inheritsposition: true }
    await shop.post('/api/assetrelationships', tie)
    const nowhere = { mapx: null, mapy: null, floorplanid: null, positionsource: 'none' }
    const there = { mapx: 40, mapy: 30, floorplanid }
    const moved = [
      { assetid: left, assetnumber: '3105L', before: nowhere, after: { ...there, positionsource: 'related' } },
      { assetid: right, assetnumber: '3105R', before: nowhere, after: { ...there, positionsource: 'self' } },
    ]
    const preview = await move([asset(right, floorplanid, 40, 30)], '?dryrun=true')
    expect(preview).toEqual({ dryrun: true, changesetid: null, total: 2, moved })
    expect(await where(right)).toBe('none null,null')
    const done = await move([asset(right, floorplanid, 40, 30)])
    expect(done).toEqual({ dryrun: false, changesetid: expect.any(Number), total: 2, moved })
    expect(await where(left)).toBe('related 40,30')
    await shop.post(`/api/changesets/${done.changesetid}/undo`)
    expect(await where(left)).toBe('none null,null')
  })

  test('a place is moved with all that stand in it and below it, and a spot given back is inherited again', async () => {
    const floorplanid = await plan()
    const hall = await place('Hall 1', { floorplanid, mapx: 10, mapy: 10 })
    const cell = await place('Cell 7', { parentlocationid: hall })
    const ids = [
      await machine({ locationid: cell }),
      await machine({ locationid: hall, floorplanid, mapx: 1, mapy: 1 }),
    ]
    const hallmove = { kind: 'location', id: hall, floorplanid, mapx: 20, mapy: 20 }
    expect(await move([hallmove])).toMatchObject({ total: 1, moved: [{ assetid: ids[0], after: { mapx: 20 } }] })
    const [, own = 0] = ids
    expect(await move([asset(own, null, null, null)])).toMatchObject({
      total: 1,
      moved: [{ before: { positionsource: 'self' }, after: { positionsource: 'location', mapx: 20 } }],
    })
    expect(await where(own)).toBe('location 20,20')
    expect((await move([asset(own, null, null, null)])).changesetid).toBeNull()
  })

  test('many moves are one change, with the reason that was given', async () => {
    const floorplanid = await plan()
    const ids = [await machine(), await machine(), await machine()]
    const moves = ids.map((id, index) => asset(id, floorplanid, index, index))
    const { changesetid } = await shop.post<MovesReport>('/api/map/moves', { moves, reason: 'New layout' })
    expect(await shop.get(`/api/changesets/${changesetid}`)).toMatchObject({ entries: 3, reason: 'New layout' })
  })

  test('who drags what somebody else has just dragged is told, and nothing is moved', async () => {
    const floorplanid = await plan()
    const [id, other] = [await machine({ floorplanid, mapx: 5, mapy: 5 }), await machine()]
    const seen = { floorplanid, mapx: 5, mapy: 5 }
    await move([{ ...asset(id, floorplanid, 100, 100), from: seen }])
    const late = [asset(other, floorplanid, 1, 1), { ...asset(id, floorplanid, 200, 200), from: seen }]
    expect(await refused(late)).toBe(
      `412 /moves/1/from must be where the asset stands by itself now: {"floorplanid":${floorplanid},"mapx":100,"mapy":100}`,
    )
    expect(await where(id)).toBe('self 100,100')
    expect(await where(other)).toBe('none null,null')
    await move([{ ...asset(other, floorplanid, 1, 1), from: null }])
    expect(await refused([{ ...asset(other, floorplanid, 2, 2), from: null }])).toMatch(/^412 \/moves\/0\/from/u)
  })

  test('a spot that cannot be is refused by its place in the list, and nothing is done', async () => {
    const floorplanid = await plan()
    const [a, b] = [await machine(), await machine()]
    const good = asset(a, floorplanid, 1, 1)
    const second = (more: object): Promise<string> => refused([good, { ...asset(b, floorplanid, 10, 10), ...more }])
    const name = (await shop.get<Row>(`/api/floorplans/${floorplanid}`))['name']
    expect(await second({ mapx: 1001 })).toBe(
      `400 /moves/1/mapx must be from 0 to 1000, the width of ${String(name)}, not 1001`,
    )
    expect(await second({ mapy: -1 })).toMatch(/^400 \/moves\/1\/mapy must be from 0 to 500/u)
    expect(await second({ mapx: '12' })).toBe('400 /moves/1/mapx must be a whole number of pixels, not "12"')
    expect(await second({ mapx: 1.5 })).toMatch(/^400 \/moves\/1\/mapx must be a whole number/u)
    expect(await second({ mapy: null })).toMatch(/^400 \/moves\/1\/mapy must be given together/u)
    expect(await second({ floorplanid: null })).toMatch(/^400 \/moves\/1\/floorplanid must be the key/u)
    expect(await second({ floorplanid: 9999 })).toMatch(/^400 \/moves\/1\/floorplanid must be a floor plan/u)
    expect(await second({ id: 999_999 })).toMatch(/^400 \/moves\/1\/id must be the key of an asset that is there/u)
    expect(await second({ kind: 'shelf' })).toBe('400 /moves/1/kind must be asset or location')
    expect(await second({ speed: 1 })).toMatch(/^400 \/moves\/1\/speed is not a member here/u)
    expect(await second({ id: a })).toBe(`400 /moves/1/id is the same asset ${a} as in /moves/0`)
    expect(await refused([])).toBe('400 /moves must be a list of 1 to 1000, not 0')
    expect(await refused(Array.from({ length: 1001 }, () => good))).toMatch(/^400 \/moves must be a list/u)
    expect(await refused('all')).toMatch(/^400 \/moves must be a list/u)
    expect(await refused([7])).toBe('400 /moves/0 must be an object')
    const raw = `{"moves":[{"kind":"asset","id":${a},"floorplanid":${floorplanid},"mapx":NaN,"mapy":1}]}`
    const headers = { 'content-type': 'application/json' }
    expect(await shop.refused('POST', '/api/map/moves', { raw, headers })).toMatchObject({ status: 400 })
    expect(await where(a)).toBe('none null,null')
  })

  test('each kind of thing needs its own permission', async () => {
    const floorplanid = await plan()
    const [id, cell] = [await machine(), await place('Cell 8')]
    const location = { ...asset(cell, floorplanid, 1, 1), kind: 'location' }
    const [viewer, operator] = [await shop.as('viewer'), await shop.as('operator')]
    const body = { moves: [asset(id, floorplanid, 1, 1)] }
    expect(await viewer.refused('POST', '/api/map/moves', { body })).toMatchObject({ status: 403 })
    await operator.post('/api/map/moves', body)
    const both = { moves: [asset(id, floorplanid, 9, 9), location] }
    expect(await operator.refused('POST', '/api/map/moves', { body: both })).toMatchObject({ status: 403 })
    expect(await where(id)).toBe('self 1,1')
  })

  test('what would move is known before a machine or a place is put elsewhere in the tree', async () => {
    const floorplanid = await plan()
    const [one, other] = [
      await place('Hall 2', { floorplanid, mapx: 10, mapy: 10 }),
      await place('Hall 3', { floorplanid, mapx: 90, mapy: 90 }),
    ]
    const cell = await place('Cell 20', { parentlocationid: one })
    const [inside, beside] = [await machine({ locationid: cell }), await machine({ locationid: one })]
    const preview = (change: object) => shop.post<MovesReport>('/api/positions/preview', { changes: [change] })
    expect(await preview({ kind: 'location', id: cell, parentlocationid: other })).toMatchObject({
      dryrun: true,
      total: 1,
      moved: [{ assetid: inside, before: { mapx: 10 }, after: { mapx: 90 } }],
    })
    expect(await preview({ kind: 'asset', id: beside, locationid: null })).toMatchObject({
      total: 1,
      moved: [{ after: { positionsource: 'none' } }],
    })
    const body = { changes: [{ kind: 'location', id: one, parentlocationid: cell }] }
    expect(await shop.refused('POST', '/api/positions/preview', { body })).toMatchObject({
      errors: [{ path: '/changes/0/parentlocationid' }],
    })
    expect(await where(inside)).toBe('location 10,10')
  })
})
