import type { Entry, Work } from '../changes/work.ts'
import { applyEntry, isClassMove } from './apply.ts'
import { concreteGroups } from './concrete.ts'
import type { Desk, Engine } from './engine.ts'
import { storedRows } from './rows.ts'
import { recordRow } from './step.ts'
import { writeColumns } from './store.ts'
import type { StoredRow } from './stored.ts'
import { storedState } from './values.ts'

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
  const desk: Desk = { engine, work, resource: engine.registry.get(run[0]?.entitytype ?? '') }
  const entries = new Map(run.map((entry) => [entry.entityid, entry]))
  const rows = await storedRows(work, desk.resource, [...entries.keys()])
  for (const [concrete, mine] of await concreteGroups(desk, rows)) await applyRows(concrete, mine, entries)
}

async function applyRows(desk: Desk, rows: readonly StoredRow[], entries: ReadonlyMap<number, Entry>): Promise<void> {
  const { work, resource } = desk
  const changes = rows.flatMap((before) => {
    const entry = entries.get(Number(before[resource.key]))
    return entry ? [{ before, entry, values: entry.after ?? {} }] : []
  })
  for (const alike of Map.groupBy(changes, ({ values }) => JSON.stringify(values)).values()) {
    const ids = alike.map(({ entry }) => entry.entityid)
    await writeColumns(work, resource, ids, alike[0]?.values ?? {})
  }
  for (const { before, entry, values } of changes) {
    const after = { ...before, ...storedState(resource, values) }
    recordRow(work, resource, {
      action: entry.action,
      entityid: entry.entityid,
      before,
      after,
      names: Object.keys(values),
    })
  }
}
