import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verifyAudit } from '../changes/verify.ts'
import { searchText, shownMembers } from '../resources/rows.ts'
import { describeShop, type TestShop } from '../testing/shop.ts'

type Row = Readonly<Record<string, unknown>>
type List = { readonly data: readonly Row[] }

/** One thing that somebody does to the shop; `pick` chooses among the rows that are there. */
const step = fc.record({
  act: fc.constantFrom(
    'vendor',
    'machine',
    'focas',
    'tie',
    'rename',
    'move',
    'remove',
    'restore',
    'purge',
    'bulk',
    'import',
    'undo',
  ),
  pick: fc.nat({ max: 999 }),
  word: fc.stringMatching(/^[A-Z][a-z]{1,4}$/u),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const pickOf = (rows: readonly Row[], pick: number): Row | undefined => rows[pick % Math.max(1, rows.length)]
const idOf = (row: Row | undefined, key: string): string => String(row?.[key] ?? 0)

/** Does it through the door; a refusal is an answer like another. */
async function take(shop: TestShop, { act, pick, word }: Step): Promise<void> {
  const rows = async (path: string): Promise<readonly Row[]> =>
    (await shop.get<List>(`${path}?isactive=true,false&perpage=500`)).data
  const machine = async (shift = 0): Promise<string> =>
    idOf(pickOf(await rows('/api/equipment'), pick + shift), 'assetid')
  const send = async (method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<void> =>
    void (await shop.request(method, path, { body }))
  const acts: Readonly<Record<Step['act'], () => Promise<void>>> = {
    vendor: () => send('POST', '/api/vendors', { name: word, notes: pick % 2 ? word : null }),
    machine: async () =>
      send('POST', '/api/equipment', { assetnumber: `M${pick}`, name: word, requiresmanualconfig: pick % 3 === 0 }),
    focas: async () => send('POST', '/api/equipment/focas', { assetid: Number(await machine()), port: 8000 + pick }),
    tie: async () =>
      send('POST', '/api/assetrelationships', {
        sourceassetid: Number(await machine()),
        targetassetid: Number(await machine(1)),
        relationshiptypeid: 1 + (pick % 3),
      }),
    rename: async () =>
      send('PATCH', `/api/assets/${await machine()}`, { name: word, serialnumber: pick % 2 ? word : null }),
    move: async () =>
      send('PATCH', `/api/equipment/${await machine()}`, { mapx: pick, mapy: pick, installdate: '2020-02-29' }),
    remove: async () =>
      send('DELETE', pick % 2 ? `/api/assets/${await machine()}` : `/api/assetrelationships/${1 + (pick % 9)}`),
    restore: async () => send('POST', `/api/equipment/${await machine()}/restore`),
    purge: async () => send('DELETE', `/api/assets/${await machine()}?purge=true`),
    bulk: () =>
      send('POST', '/api/assets/bulk', { filter: { 'name.startswith': word.slice(0, 1) }, changes: { notes: word } }),
    import: async () => {
      const raw = `assetnumber,name,vendor\nM${pick},${word},\nM${pick + 1},${word},Nobody\n`
      await shop.request('POST', '/api/equipment/import', { raw, headers: { 'content-type': 'text/csv' } })
    },
    undo: async () => {
      const sets = await shop.get<List>('/api/changesets?perpage=6')
      await send('POST', `/api/changesets/${idOf(pickOf(sets.data, pick), 'changesetid')}/undo`)
    },
  }
  await acts[act]()
}

/** What the log says a row is now: its entries put one over the other. Undefined when it was purged last. */
function replay(entries: readonly Row[]): Row | undefined {
  let row: Row | undefined
  for (const entry of entries) {
    const after: unknown = JSON.parse(String(entry['after']))
    row = entry['action'] === 'purge' ? undefined : { isactive: true, ...row, ...(after as Row) }
  }
  return row
}

/** The members that the log vouches for. */
const logged = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !/^(created|modified)date$/u.test(name)))

describeShop('history', {}, (shop) => {
  async function explained(): Promise<void> {
    const { registry, database } = shop.running.site.resources
    const { read } = database
    const log = await read.selectFrom('auditlogs').selectAll().orderBy('auditlogid').execute()
    const byEntity = Map.groupBy(log, (entry) => `${String(entry['entitytype'])} ${String(entry['entityid'])}`)
    const searches = new Map(
      (await read.selectFrom('searchentries').selectAll().execute()).map((entry) => [
        `${String(entry['entitytype'])} ${String(entry['entityid'])}`,
        entry,
      ]),
    )
    for (const resource of registry.all.filter(({ name }) => name !== 'assets')) {
      const from = read.selectFrom(`${resource.base} as t`)
      const rows = await (
        resource.own === undefined ? from : from.innerJoin(`${resource.own} as o`, 'o.assetid', 't.assetid')
      )
        .selectAll()
        .execute()
      for (const row of rows) {
        const name = `${resource.entitytype} ${String(row[resource.key])}`
        const shown = logged(shownMembers(resource, row, resource.readable.keys()))
        const known = replay(byEntity.get(name) ?? [])
        expect({ [resource.key]: row[resource.key], ...logged(known ?? {}) }, `the history of ${name}`).toEqual(shown)
        expect(searches.get(name), `the search entry of ${name}`).toMatchObject({
          text: searchText(resource, row),
          isactive: row['isactive'],
        })
        searches.delete(name)
        byEntity.delete(name)
      }
    }
    for (const [name, entries] of byEntity) expect(replay(entries), `${name}, which is not there`).toBeUndefined()
    expect([...searches.keys()], 'search entries of rows that are not there').toEqual([])
    expect(await verifyAudit(read)).not.toHaveProperty('broken')
  }

  test('whatever is done in whatever order, the log explains every row', async () => {
    const runs = fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      for (const one of steps) await take(shop, one)
      await explained()
    })
    await fc.assert(runs, { numRuns: 12, seed: 20_261_121, endOnFailure: true })
  }, 120_000)

  test('what several do at the same moment is explained just as well', async () => {
    const bursts = fc.array(fc.array(step, { minLength: 2, maxLength: 8 }), { minLength: 3, maxLength: 8 })
    const runs = fc.asyncProperty(bursts, async (all) => {
      for (const burst of all) await Promise.all(burst.map((one) => take(shop, one)))
      await explained()
    })
    await fc.assert(runs, { numRuns: 12, seed: 20_261_121, endOnFailure: true })
  }, 120_000)

  test('undoing everything back to the start leaves the shop as it was', async () => {
    const snapshot = async (): Promise<unknown> => {
      const lists = ['/api/vendors', '/api/equipment', '/api/equipment/focas', '/api/assetrelationships', '/api/assets']
      const all = await Promise.all(lists.map((path) => shop.get<List>(`${path}?isactive=true,false&perpage=500`)))
      return all.map(({ data }) => data.map((row) => JSON.stringify(logged(row))).toSorted())
    }
    const before = await snapshot()
    const last = Number(pickOf((await shop.get<List>('/api/changesets?perpage=1')).data, 0)?.['changesetid'])
    for (const one of fc.sample(step, { numRuns: 40, seed: 7 })) if (one.act !== 'undo') await take(shop, one)
    const made = (await shop.get<List>('/api/changesets?perpage=200')).data.filter(
      (set) => Number(set['changesetid']) > last,
    )
    for (const set of made) await shop.post(`/api/changesets/${idOf(set, 'changesetid')}/undo`)
    expect(await snapshot()).toEqual(before)
  }, 60_000)
})
