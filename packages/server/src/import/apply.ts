import { invalid, ShopError } from '@shopdb/contract'
import type { Work } from '../changes/work.ts'
import { savepoint } from '../database/differences.ts'
import type { Engine } from '../resources/engine.ts'
import type { Resource } from '../resources/resource.ts'
import type { StoredRow } from '../resources/stored.ts'
import { createRow, updateRow } from '../resources/write.ts'
import { findStoredRow } from './find-row.ts'
import type { Plan, PlanRow } from './plan.ts'
import { applyPrecedence, type Left } from './precedence.ts'
import type { Progress } from './progress.ts'
import { settleMatch, settleValues } from './wishes.ts'

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
export async function applyPlan(engine: Engine, work: Work, plan: Plan, progress: Progress): Promise<readonly Applied[]> {
  refuseWithoutResources(engine, plan)
  const ids = new Map<string, number>()
  const applied: Applied[] = []
  for (const [index, row] of plan.entries()) {
    progress({ phase: 'writing', done: index, total: plan.length })
    const one = await attempt(work, row, () => applyRow(engine, work, row, ids))
    if (one.id !== undefined) ids.set(row.key, one.id)
    applied.push(one)
  }
  progress({ phase: 'writing', done: plan.length, total: plan.length })
  return applied
}

function refuseWithoutResources(engine: Engine, plan: Plan): void {
  const lacking = new Set(plan.map((row) => row.resource).filter((name) => !engine.registry.find(name)))
  if (lacking.size === 0) return
  throw invalid(`There is no table for ${[...lacking].join(', ')} here; install the plugin that brings it (for machines: equipment).`)
}

/** A row that collides with one of another kind costs only itself. */
async function attempt(work: Work, row: PlanRow, job: () => Promise<Applied>): Promise<Applied> {
  const rollback = await savepoint(work.trx)
  try {
    return await job()
  } catch (error) {
    if (!(error instanceof ShopError) || !['invalid', 'conflict'].includes(error.code) || row.mode === 'find') throw error
    await rollback()
    return { row, outcome: 'skipped', reason: error.message, left: [], remarks: [] }
  }
}

async function applyRow(engine: Engine, work: Work, row: PlanRow, ids: ReadonlyMap<string, number>): Promise<Applied> {
  const resource = engine.registry.get(row.resource)
  const before = await findMatch(work, resource, row, ids)
  if (before && row.mode !== 'update') return kept(resource, row, before)
  if (row.mode === 'find') throw invalid(`There is no ${resource.label.toLowerCase()} called ${row.label}; seed the reference data first (shopdb seed reference-data).`)
  const settled = settleValues(resource, row, ids)
  if ('reason' in settled) return { row, outcome: 'skipped', reason: settled.reason, left: [], remarks: [] }
  if (before) return updateMatch(engine, work, row, { before, ...settled })
  const id = await createRow(engine, work, resource, settled.values, { trusted: true })
  return { row, outcome: 'created', id, left: [], remarks: settled.remarks }
}

async function findMatch(work: Work, resource: Resource, row: PlanRow, ids: ReadonlyMap<string, number>): Promise<StoredRow | undefined> {
  for (const match of row.matches) {
    const members = settleMatch(match, ids)
    const found = members && (await findStoredRow(work, resource, members))
    if (found) return found
  }
  return undefined
}

function kept(resource: Resource, row: PlanRow, before: StoredRow): Applied {
  const remarks = before['isactive'] === 0 ? ['was removed here and stays so'] : []
  return { row, outcome: 'unchanged', id: Number(before[resource.key]), left: [], remarks }
}

interface Update {
  readonly before: StoredRow
  readonly values: Readonly<Record<string, unknown>>
  readonly remarks: readonly string[]
}

async function updateMatch(engine: Engine, work: Work, row: PlanRow, { before, values, remarks }: Update): Promise<Applied> {
  const resource = engine.registry.get(row.resource)
  if (before['isactive'] === 0) return kept(resource, row, before)
  const id = Number(before[resource.key])
  const { changes, left } = await applyPrecedence(work, resource, before, values)
  const isChanged = Object.keys(changes).length > 0 && (await updateRow(engine, work, resource, id, changes, { trusted: true }))
  return { row, outcome: isChanged ? 'updated' : 'unchanged', id, left, remarks }
}
