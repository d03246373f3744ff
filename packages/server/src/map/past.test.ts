import { setTimeout } from 'node:timers/promises'
import type { MapAnswer, PastMapAnswer, PastMomentsAnswer } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { chance, chanceDeeds } from '../testing/chance-deeds.ts'
import { describeShop } from '../testing/shop.ts'

type Row = Readonly<Record<string, unknown>>

/** What a floor showed at a moment. */
interface Seen {
  readonly at: string
  readonly floor: unknown
}

/** A floor without the order of its rows, which nobody is promised. */
function sorted({ assets, locations, ...rest }: MapAnswer): unknown {
  const rowsOf = (columns: object): readonly string[] => {
    const names = Object.keys(columns)
    // Columns of one length.
    const values = Object.values(columns) as readonly (readonly unknown[])[]
    const rows = (values[0] ?? []).map((_one, at) => names.map((name, column) => [name, values[column]?.[at]]))
    return rows.map((row) => JSON.stringify(row)).toSorted()
  }
  return { ...rest, assets: rowsOf(assets), locations: rowsOf(locations) }
}

describeShop('the floor at a past moment', {}, (shop) => {
  const past = (plan: unknown, at: string): Promise<PastMapAnswer> =>
    shop.get(`/api/map/past?floorplanid=${String(plan)}&at=${encodeURIComponent(at)}`)
  const add = (path: string, row: Row): Promise<Row> => shop.post(`/api/${path}`, row)
  const change = (path: string, id: unknown, row: Row): Promise<Row> => shop.patch(`/api/${path}/${String(id)}`, row)
  let number = 0
  const name = (): string => `P${(number += 1)}`
  const machine = async (row: Row = {}): Promise<number> =>
    Number((await add('equipment', { assetnumber: name(), ...row }))['assetid'])
  const planOf = async (): Promise<number> =>
    Number((await add('floorplans', { name: name(), width: 1000, height: 1000 }))['floorplanid'])
  /** The moment of the last change; the next one is surely later. */
  const now = async (): Promise<string> => {
    const { data } = await shop.get<{ data: readonly { createddate: string }[] }>('/api/changesets?perpage=1')
    await setTimeout(3)
    return data[0]?.createddate ?? ''
  }

  test('it has what stood there then, and what moved, came and went since', async () => {
    const floorplanid = await planOf()
    const [stays, moves, goes] = [
      await machine({ floorplanid, mapx: 10, mapy: 10 }),
      await machine({ floorplanid, mapx: 20, mapy: 20 }),
      await machine({ floorplanid, mapx: 30, mapy: 30 }),
    ]
    const at = await now()
    await change('equipment', moves, { mapx: 25 })
    await change('equipment', stays, { notes: 'Oiled' })
    await shop.delete(`/api/equipment/${goes}`)
    await shop.delete(`/api/equipment/${goes}?purge=true`)
    const comes = await machine({ floorplanid, mapx: 40, mapy: 40 })
    const floor = await past(floorplanid, at)
    expect(floor.at).toBe(at)
    expect(floor.assets).toMatchObject({ assetid: [stays, moves, goes], mapx: [10, 20, 30] })
    expect(floor.changes.map(({ assetid, change: what, before, after }) => [assetid, what, before, after])).toEqual([
      [moves, 'moved', { mapx: 20, mapy: 20 }, { mapx: 25, mapy: 20 }],
      [goes, 'went', { mapx: 30, mapy: 30 }, null],
      [comes, 'came', null, { mapx: 40, mapy: 40 }],
    ])
  })

  test.each([7, 21])(
    'whatever was changed through the door (%i), the past floor is the one answered then',
    async (seed) => {
      const floorplanid = await planOf()
      const deed = await chanceDeeds({ shop, name, floorplanid, below: chance(seed) })
      const seen: Seen[] = []
      const sources = new Set<number>()
      for (let step = 0; step < 250; step += 1) {
        // Some of what chance wants is refused, and then nothing has changed.
        await deed().catch(() => undefined)
        const at = await now()
        const floor = await shop.get<MapAnswer>(`/api/map?floorplanid=${floorplanid}`)
        floor.assets.positionsource.forEach((source) => sources.add(source))
        seen.push({ at, floor: sorted(floor) })
      }
      for (const { at, floor } of seen) {
        const { at: told, changes: _changes, ...then } = await past(floorplanid, at)
        expect([told, sorted(then)]).toEqual([at, floor])
      }
      expect(new Set(seen.map(({ at }) => at)).size).toBeGreaterThan(100)
      expect(sources).toEqual(new Set([0, 1, 2]))
    },
    120_000,
  )

  test('a moment that is none, is to come or lies before the log is refused with what would be right', async () => {
    const floorplanid = await planOf()
    const refused = async (query: string) => shop.refused('GET', `/api/map/past?${query}`)
    for (const [query, words] of [
      ['', 'is required'],
      ['at=yesterday', 'a moment such as'],
      ['at=2026-13-45T00:00:00Z', 'a moment such as'],
      ['at=2199-01-01T00:00:00Z', 'must be a moment of the past'],
      ['at=1999-01-01T00:00:00Z', 'before the log of this site begins'],
    ] as const) {
      expect(await refused(`floorplanid=${floorplanid}&${query}`), query).toMatchObject({
        status: 400,
        errors: [{ path: '/at', message: expect.stringContaining(words) }],
      })
    }
    expect(await refused(`at=${await now()}&day=1`)).toMatchObject({ status: 400, errors: [{ path: '/day' }] })
  })

  test('a plan that was not there yet has no past floor, one that is gone has', async () => {
    const before = await now()
    const floorplanid = await planOf()
    const asked = `/api/map/past?floorplanid=${floorplanid}&at=${before}`
    expect(await shop.refused('GET', asked)).toMatchObject({
      status: 404,
      detail: `There was no floor plan ${floorplanid} at ${before}.`,
    })
    const id = await machine({ floorplanid, mapx: 5, mapy: 5 })
    const at = await now()
    await change('equipment', id, { floorplanid: null, mapx: null, mapy: null })
    await shop.delete(`/api/floorplans/${floorplanid}`)
    const floor = await past(floorplanid, at)
    expect(floor.assets.assetid).toEqual([id])
    expect(floor.changes).toMatchObject([{ assetid: id, change: 'went' }])
  })

  test('the days on which something on the plan changed are counted', async () => {
    const floorplanid = await planOf()
    const path = `/api/map/past/moments?floorplanid=${floorplanid}`
    const count = async (): Promise<number> =>
      (await shop.get<PastMomentsAnswer>(path)).data.reduce((sum, { changes }) => sum + changes, 0)
    expect(await count()).toBe(0)
    const hall = await add('locations', { name: name(), floorplanid, mapx: 5, mapy: 5 })
    const id = await machine({ locationid: hall['locationid'] })
    expect(await count()).toBe(2)
    await change('equipment', id, { mapx: 6, mapy: 6, floorplanid })
    await change('equipment', id, { notes: 'Nothing that is seen' })
    await machine()
    expect(await count()).toBe(3)
    const { begin, data } = await shop.get<PastMomentsAnswer>(path)
    expect(data.at(-1)?.day).toBe((await now()).slice(0, 10))
    expect(Date.parse(begin)).toBeLessThan(Date.now())
  })

  test('who may not read assets sees no past floor', async () => {
    expect((await shop.stranger.refused('GET', '/api/map/past?at=2026-01-01T00:00:00Z')).status).toBe(401)
    const viewer = await shop.as('viewer')
    const floorplanid = await planOf()
    expect((await viewer.request('GET', `/api/map/past?floorplanid=${floorplanid}&at=${await now()}`)).status).toBe(200)
  })
})
