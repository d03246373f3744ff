import type { Entry, Work } from '../changes/work.ts'
import { applyEntry, isClassMove } from './apply.ts'
import { concreteGroups } from './concrete.ts'
import type { Desk, Engine } from './engine.ts'
import type { Resource } from './resource.ts'
import { storedRows } from './rows.ts'
import { recordRow } from './step.ts'
import { writeColumns } from './store.ts'
import type { StoredRow } from './stored.ts'
import { storedState, type Values } from './values.ts'

const most = 500

/** Makes rows what entries say they were, in their order; neighbours that are alike are written together. */
export async function applyEntries(engine: Engine, work: Work, entries: readonly Entry[]): Promise<void> {
  for (const run of runsOf(entries)) {
    const [first] = run
    if (first && run.length === 1) await applyEntry(engine, work, first)
    else await applyRun(engine, work, run)
  }
}

/** Neighbours that change rows of one table, each row once. */
function runsOf(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const runs: Entry[][] = []
  let ids = new Set<number>()
  for (const entry of entries) {
    const run = runs.at(-1)
    if (run && run.length < most && fits(run[0], entry) && !ids.has(entry.entityid)) run.push(entry)
    else {
      runs.push([entry])
      ids = new Set()
    }
    ids.add(entry.entityid)
  }
  return runs
}

function fits(first: Entry | undefined, entry: Entry): boolean {
  if (!first || isClassMove(first) || isClassMove(entry)) return false
  const isChange = entry.action !== 'create' && entry.action !== 'purge'
  return isChange && first.action === entry.action && first.entitytype === entry.entitytype
}

async function applyRun(engine: Engine, work: Work, run: readonly Entry[]): Promise<void> {
  const changes = await changesOf(engine, work, run)
  const alike = Map.groupBy(changes, ({ resource, values }) => `${resource.name} ${JSON.stringify(values)}`)
  for (const [first, ...others] of alike.values()) {
    if (!first) continue
    const ids = [first, ...others].map(({ entry }) => entry.entityid)
    await writeColumns(work, first.resource, ids, first.values)
  }
  for (const { resource, before, entry, values } of changes) {
    const after = { ...before, ...storedState(resource, values) }
    const { action, entityid } = entry
    recordRow(work, resource, { action, entityid, before, after, names: Object.keys(values) })
  }
}

/** A row as it stands, and what it becomes. */
interface Change {
  readonly resource: Resource
  readonly before: StoredRow
  readonly entry: Entry
  readonly values: Values
}

/** In the order of the entries: what one row gives away, another has next. */
async function changesOf(engine: Engine, work: Work, run: readonly Entry[]): Promise<readonly Change[]> {
  const desk: Desk = { engine, work, resource: engine.registry.get(run[0]?.entitytype ?? '') }
  const ids = run.map(({ entityid }) => entityid)
  const groups = await concreteGroups(desk, await storedRows(work, desk.resource, ids))
  const standing = groups.flatMap(([{ resource }, rows]) => rows.map((before) => ({ resource, before })))
  const byid = new Map(standing.map((one) => [Number(one.before[one.resource.key]), one]))
  return run.flatMap((entry) => {
    const one = byid.get(entry.entityid)
    return one ? [{ ...one, entry, values: entry.after ?? {} }] : []
  })
}
