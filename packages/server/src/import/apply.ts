import { inSentence, invalid, ShopError } from '@shopdb/contract'
import type { Desk, Engine } from '../resources/engine.ts'
import { findStoredRow } from '../resources/find-row.ts'
import { applyPrecedence, type Left } from '../resources/precedence.ts'
import type { Resource } from '../resources/resource.ts'
import type { StoredRow } from '../resources/stored.ts'
import { createRow, updateRow } from '../resources/write.ts'
import type { Plan, PlanRow } from './plan.ts'
import type { Progress } from './progress.ts'
import { settleMatch, settleValues, type SettledRow } from './wishes.ts'

/** What became of one wanted row. */
export interface Applied {
  readonly row: PlanRow
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'skipped'
  /** The key of the row here; none where it was skipped. */
  readonly id?: number
  /** Why it was skipped. */
  readonly reason?: string
  /** Values that were not written because somebody else set what is there. */
  readonly left: readonly Left[]
  readonly remarks: readonly string[]
}

/** Makes a plan come true inside one change set. Applied twice, the second time changes nothing. */
export async function applyPlan(
  { engine, work }: Pick<Desk, 'engine' | 'work'>,
  plan: Plan,
  progress: Progress,
): Promise<readonly Applied[]> {
  refuseWithoutResources(engine, plan)
  const ids = new Map<string, number>()
  const applied: Applied[] = []
  for (const [index, row] of plan.entries()) {
    progress({ phase: 'writing', done: index, total: plan.length })
    const resource = engine.registry.get(row.resource)
    const one = await attempt({ engine, work, resource, row, ids })
    if (one.id !== undefined) ids.set(row.key, one.id)
    applied.push(one)
  }
  progress({ phase: 'writing', done: plan.length, total: plan.length })
  return applied
}

/** One wanted row on the desk, and the keys of those before it. */
interface Task extends Desk {
  readonly row: PlanRow
  readonly ids: ReadonlyMap<string, number>
}

function refuseWithoutResources(engine: Engine, plan: Plan): void {
  const lacking = new Set(plan.map((row) => row.resource).filter((name) => !engine.registry.find(name)))
  if (lacking.size === 0) return
  throw invalid(
    `There is no table for ${[...lacking].join(', ')} here; install the plugin that brings it (for machines: equipment).`,
  )
}

/** A row that collides with one of another kind costs only itself. */
async function attempt(task: Task): Promise<Applied> {
  const { work, row } = task
  try {
    return await work.attempt(() => applyRow(task))
  } catch (error) {
    const isRefusal = error instanceof ShopError && ['invalid', 'conflict'].includes(error.code)
    if (!isRefusal || row.mode === 'find') throw error
    return skipped(row, error.message)
  }
}

async function applyRow(task: Task): Promise<Applied> {
  const { resource, row, ids } = task
  const before = await findMatch(task)
  if (before && (row.mode !== 'update' || before['isactive'] === 0)) return kept(task, before)
  if (row.mode === 'find') throw invalid(lackingOf(resource, row))
  const settled = settleValues(resource, row, ids)
  if ('reason' in settled) return skipped(row, settled.reason)
  if (before) return updateMatch(task, before, settled)
  const id = await createRow(task, settled.values, { trusted: true })
  return { row, outcome: 'created', id, left: [], remarks: settled.remarks }
}

const skipped = (row: PlanRow, reason: string): Applied => ({ row, outcome: 'skipped', reason, left: [], remarks: [] })

const lackingOf = (resource: Resource, row: PlanRow): string =>
  `There is no ${inSentence(resource.label)} called ${row.label}; seed the reference data first (shopdb seed reference-data).`

async function findMatch({ work, resource, row, ids }: Task): Promise<StoredRow | undefined> {
  for (const match of row.matches) {
    const members = settleMatch(match, ids)
    const found = members && (await findStoredRow(work, resource, members))
    if (found) return found
  }
  return undefined
}

function kept({ resource, row }: Task, before: StoredRow): Applied {
  const remarks = before['isactive'] === 0 ? ['was removed here and stays so'] : []
  return { row, outcome: 'unchanged', id: Number(before[resource.key]), left: [], remarks }
}

/** An import changes only what an import set, or what nobody has set. */
const isNoImport = (source: string): boolean => source !== 'import'

async function updateMatch(task: Task, before: StoredRow, { values, remarks }: SettledRow): Promise<Applied> {
  const { resource, row } = task
  const id = Number(before[resource.key])
  const { changes, left } = await applyPrecedence(task, { before, values }, isNoImport)
  const isChanged = Object.keys(changes).length > 0 && (await updateRow(task, id, changes, { trusted: true }))
  return { row, outcome: isChanged ? 'updated' : 'unchanged', id, left, remarks }
}
