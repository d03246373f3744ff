import type { Position } from '@shopdb/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { describeShop, type TestShop } from '../testing/shop.ts'
import type { Everything } from './everything.ts'
import { entryOf } from './ground.ts'
import { createPositions } from './positions.ts'
import { positionAt } from './resolve-all.ts'

type Row = Readonly<Record<string, unknown>>
type List = { readonly data: readonly Row[] }

/** One thing that somebody does; `pick` and `other` choose among the rows that are there. */
const step = fc.record({
  act: fc.constantFrom(
    'machine',
    'place',
    'tie',
    'spot',
    'stand',
    'hang',
    'carry',
    'label',
    'turn',
    'end',
    'remove',
    'restore',
    'purge',
    'undo',
  ),
  pick: fc.nat({ max: 99 }),
  other: fc.nat({ max: 99 }),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** Does it through the door; a refusal is an answer like another. */
async function take(shop: TestShop, { act, pick, other }: Step): Promise<void> {
  const idOf = async (table: string, key: string, at: number): Promise<number | null> => {
    const rows = table === 'changesets' ? 'perpage=6' : 'isactive=true,false&perpage=500'
    const { data } = await shop.get<List>(`/api/${table}?${rows}`)
    const ids = data.flatMap((row) => (typeof row[key] === 'number' ? row[key] : [])).toSorted((a, b) => b - a)
    return ids[at % Math.max(1, ids.length)] ?? null
  }
  const asset = (at: number) => idOf('assets', 'assetid', at)
  const place = (at: number) => idOf('locations', 'locationid', at)
  const tie = () => idOf('assetrelationships', 'relationshipid', pick)
  const send = async (method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<void> =>
    void (await shop.request(method, `/api/${path}`, { body }))
  const spot = other % 3 === 0 ? { mapx: null, mapy: null } : { mapx: pick, mapy: other }
  const acts: Readonly<Record<Step['act'], () => Promise<void>>> = {
    machine: async () => send('POST', 'equipment', { assetnumber: crypto.randomUUID(), locationid: await place(pick) }),
    place: async () => send('POST', 'locations', { name: crypto.randomUUID(), parentlocationid: await place(pick) }),
    tie: async () =>
      send('POST', 'assetrelationships', {
        sourceassetid: await asset(pick),
        targetassetid: await asset(other),
        relationshiptypeid: 1 + (pick % 3),
        inheritsposition: other % 4 > 0,
      }),
    spot: async () => send('PATCH', `assets/${await asset(pick)}`, spot),
    stand: async () => send('PATCH', `locations/${await place(pick)}`, spot),
    hang: async () => send('PATCH', `locations/${await place(pick)}`, { parentlocationid: await place(other) }),
    carry: async () =>
      send('POST', 'assets/bulk', {
        ids: [await asset(pick), await asset(other)],
        changes: { locationid: await place(pick) },
      }),
    label: async () => send('PATCH', `relationshiptypes/${1 + (pick % 3)}`, { positionpriority: 1 + (other % 3) }),
    turn: async () =>
      send('PATCH', `assetrelationships/${await tie()}`, {
        inheritsposition: other % 2 === 0,
        targetassetid: await asset(other),
      }),
    end: async () => send('DELETE', `assetrelationships/${await tie()}${other % 2 ? '?purge=true' : ''}`),
    remove: async () => send('DELETE', `assets/${await asset(pick)}`),
    restore: async () => send('POST', `assets/${await asset(pick)}/restore`),
    purge: async () => send('DELETE', `assets/${await asset(pick)}?purge=true`),
    undo: async () => send('POST', `changesets/${await idOf('changesets', 'changesetid', pick)}/undo`),
  }
  await acts[act]()
}

function toldBy({ ground, drawn }: Everything): ReadonlyMap<number, Position> {
  const assetids = ground.assetid.filter((assetid) => assetid !== 0)
  return new Map(assetids.map((assetid) => [assetid, positionAt(drawn, entryOf(ground, assetid) ?? -1)]))
}

const inOrder = (positions: ReadonlyMap<number, Position>) => [...positions].toSorted(([one], [other]) => one - other)

describeShop('all positions at once', {}, (shop) => {
  test('are those of a fresh reading, and those of each asset by itself, whatever was done in whatever order', async () => {
    const { resources, positions } = shop.running.site
    const seen = new Set<string>()
    const runs = fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
      for (const one of steps) {
        await take(shop, one)
        if (one.pick % 4 === 0) await positions.all()
      }
      const known = toldBy(await positions.all())
      expect(inOrder(known)).toEqual(inOrder(toldBy(await createPositions(resources).all())))
      for (const [assetid, position] of known) {
        seen.add(position.positionsource)
        expect((await positions.resolve(assetid)).position).toEqual(position)
      }
    })
    for (let pick = 0; pick < 10; pick += 1) await take(shop, { act: pick % 2 ? 'machine' : 'place', pick, other: 0 })
    await fc.assert(runs, { numRuns: 6, seed: 20_261_121, endOnFailure: true })
    // Every way to come to a place came about.
    expect([...seen]).toEqual(expect.arrayContaining(['location', 'related', 'self']))
  }, 120_000)

  test('follow the order in which relations are asked, also when that is changed', async () => {
    const { positions } = shop.running.site
    const machine = async (more: object = {}): Promise<number> =>
      Number((await shop.post('/api/equipment', { assetnumber: crypto.randomUUID(), ...more }))['assetid'])
    const [pc, whole, controlled] = [
      await machine(),
      await machine({ mapx: 1, mapy: 1 }),
      await machine({ mapx: 2, mapy: 2 }),
    ]
    const tie = { sourceassetid: pc, inheritsposition: true }
    await shop.post('/api/assetrelationships', { ...tie, targetassetid: controlled, relationshiptypeid: 2 })
    await shop.post('/api/assetrelationships', { ...tie, targetassetid: whole, relationshiptypeid: 1 })
    const where = async () => toldBy(await positions.all()).get(pc)?.mapx
    await shop.patch('/api/relationshiptypes/1', { positionpriority: 1 })
    await shop.patch('/api/relationshiptypes/2', { positionpriority: 2 })
    expect(await where()).toBe(1)
    await shop.patch('/api/relationshiptypes/1', { positionpriority: 3 })
    expect(await where()).toBe(2)
  })

  test('are true for everybody who asks after a change was answered, however many ask at once', async () => {
    const { positions } = shop.running.site
    const { assetid } = await shop.post<{ assetid: number }>('/api/equipment', { assetnumber: crypto.randomUUID() })
    const seen = async (): Promise<number | null> => {
      const { ground, drawn } = await positions.all()
      return positionAt(drawn, entryOf(ground, assetid) ?? -1).mapx
    }
    for (let mapx = 0; mapx < 20; mapx += 1) {
      // Somebody is just being answered from before.
      const before = seen()
      await shop.patch(`/api/equipment/${assetid}`, { mapx, mapy: 1 })
      expect(await Promise.all([seen(), seen(), seen()])).toEqual([mapx, mapx, mapx])
      await before
    }
  })
})
