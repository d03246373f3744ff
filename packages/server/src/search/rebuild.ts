import type { Cause, Work } from '../changes/work.ts'
import { concreteGroups } from '../resources/concrete.ts'
import type { Resource } from '../resources/resource.ts'
import type { Resources } from '../resources/resources.ts'
import { storedRows } from '../resources/rows.ts'
import { searchState } from '../resources/step.ts'
import { wholeindex } from './finder.ts'

/** What was found when the index was held against the rows. */
export interface Rebuilt {
  /** Rows that were looked at. */
  readonly rows: number
  readonly added: number
  readonly corrected: number
  /** Entries of rows that are not there. */
  readonly removed: number
}

/** Rows of one transaction: others write in between. */
const portion = 500

/**
 * Makes the index of the search what the rows say. It goes through the door that every change goes through, so nothing that is
 * written meanwhile is overwritten with what was before; a running site hears of it by the log.
 */
export async function rebuildSearch(resources: Resources, cause: Cause): Promise<Rebuilt> {
  let sum: Rebuilt = { rows: 0, added: 0, corrected: 0, removed: 0 }
  for (const resource of resources.registry.all.filter(({ own }) => own === undefined)) {
    for (let after = 0; ;) {
      const part = await resources.changes.change(cause, (work) => rebuildPortion({ resources, work, resource }, after))
      sum = plus(sum, part.done)
      if (part.last === undefined) break
      after = part.last
    }
  }
  const isChanged = sum.added + sum.corrected + sum.removed > 0
  if (isChanged) await resources.changes.change(cause, async (work) => tell(work, sum))
  return sum
}

function plus(one: Rebuilt, other: Rebuilt): Rebuilt {
  return {
    rows: one.rows + other.rows,
    added: one.added + other.added,
    corrected: one.corrected + other.corrected,
    removed: one.removed + other.removed,
  }
}

function tell(work: Work, after: Rebuilt): void {
  const entity = { entitytype: wholeindex, entityid: 1, entityname: 'Search' }
  work.record({ action: 'event', ...entity, before: null, after: { ...after } })
}

interface Bench {
  readonly resources: Resources
  readonly work: Work
  readonly resource: Resource
}

interface Part {
  readonly done: Rebuilt
  /** The last key that was looked at; undefined at the end. */
  readonly last: number | undefined
}

/** Rows and entries of the same range of keys are held against each other. */
async function rebuildPortion(bench: Bench, after: number): Promise<Part> {
  const ids = await nextIds(bench, after)
  const last = ids.length < portion ? undefined : ids.at(-1)
  const known = await entriesBetween(bench, after, last)
  const states = await statesOf(bench, ids)
  const { entitytype } = bench.resource
  let [added, corrected, removed] = [0, 0, 0]
  for (const [entityid, state] of states) {
    const entry = known.get(entityid)
    if (entry && isSame(entry, state)) continue
    bench.work.index({ entitytype, entityid, ...state })
    if (entry) corrected += 1
    else added += 1
  }
  for (const entityid of known.keys()) {
    if (states.has(entityid)) continue
    bench.work.index({ entitytype, entityid, title: '', isactive: false })
    removed += 1
  }
  return { done: { rows: ids.length, added, corrected, removed }, last }
}

async function nextIds({ work, resource: { base, key } }: Bench, after: number): Promise<readonly number[]> {
  const rows = work.trx.selectFrom(base).select(key).where(key, '>', after).orderBy(key).limit(portion)
  return (await rows.execute()).map((row) => Number(row[key]))
}

type State = ReturnType<typeof searchState>

async function entriesBetween(
  { work, resource: { entitytype } }: Bench,
  after: number,
  last: number | undefined,
): Promise<ReadonlyMap<number, State>> {
  const all = work.trx.selectFrom('searchentries').select(['entityid', 'title', 'isactive', 'text'])
  const from = all.where('entitytype', '=', entitytype).where('entityid', '>', after)
  const rows = await (last === undefined ? from : from.where('entityid', '<=', last)).execute()
  const stateOf = (row: (typeof rows)[number]): State => ({
    title: String(row['title']),
    text: String(row['text']),
    isactive: row['isactive'] === 1,
  })
  return new Map(rows.map((row) => [Number(row['entityid']), stateOf(row)]))
}

async function statesOf(bench: Bench, ids: readonly number[]): Promise<ReadonlyMap<number, State>> {
  const { resources, work, resource } = bench
  const desk = { engine: resources, work, resource }
  const groups = await concreteGroups(desk, await storedRows(work, resource, ids))
  return new Map(
    groups.flatMap(([{ resource: concrete }, rows]) =>
      rows.map((row): [number, State] => [Number(row[resource.key]), searchState(concrete, row)]),
    ),
  )
}

/** A title is kept as far as its column reaches. */
function isSame(entry: State, state: State): boolean {
  return entry.title === state.title.slice(0, 255) && entry.text === state.text && entry.isactive === state.isactive
}
