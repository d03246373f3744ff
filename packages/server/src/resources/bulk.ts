import { setImmediate } from 'node:timers/promises'
import { conflict, invalid, invalidInput, parseInput } from '@shopdb/contract'
import type { Work } from '../changes/work.ts'
import { isFailure } from '../database/failures.ts'
import type { Engine } from './engine.ts'
import { explainFailure } from './explain.ts'
import type { Resource } from './resource.ts'
import { storedRows } from './rows.ts'
import { recordRow, writeColumns } from './store.ts'
import { storedParts, type StoredRow } from './stored.ts'
import { checkStep, differing, writableFields } from './write.ts'

type Values = Readonly<Record<string, unknown>>

/** What a bulk edit did. */
export interface BulkReport {
  readonly updated: number
  readonly unchanged: number
}

const chunk = 500

/** Gives many rows the same values, in steps of 500 between which others are served. All rows or none. */
export async function bulkUpdate(
  engine: Engine,
  work: Work,
  resource: Resource,
  ids: readonly number[],
  changes: unknown,
): Promise<BulkReport> {
  const values = parseChanges(resource, changes, ids.length)
  let updated = 0
  for (let start = 0; start < ids.length; start += chunk) {
    updated += await updateChunk(engine, work, resource, ids.slice(start, start + chunk), values)
    await setImmediate()
  }
  return { updated, unchanged: ids.length - updated }
}

/** The changes of a bulk edit; `isactive` may be among them, to remove or restore many at once. */
export function parseChanges(resource: Resource, changes: unknown, rows: number): Values {
  const isactive = { kind: 'boolean', required: true } as const
  const values = parseInput({ ...writableFields(resource, {}), isactive }, changes, 'update')
  if (Object.keys(values).length === 0)
    throw invalid('The changes are empty: name at least one member.', [
      { path: '/changes', message: 'must name a member' },
    ])
  const unique = resource.columns.find(
    (column) => column.field.unique && values[column.name] !== undefined && values[column.name] !== null,
  )
  if (unique && rows > 1)
    throw invalidInput([
      { path: `/changes/${unique.name}`, message: 'must differ from row to row, so it cannot be set for many at once' },
    ])
  return values
}

async function updateChunk(
  engine: Engine,
  work: Work,
  resource: Resource,
  ids: readonly number[],
  values: Values,
): Promise<number> {
  const rows = await storedRows(work, resource, ids)
  if (rows.length < ids.length)
    throw conflict(
      `Of the ${resource.title.toLowerCase()} ${ids.length - rows.length} do not exist any more. Nothing was changed.`,
    )
  const steps = rows.map((before) => stepOf(resource, before, values)).filter((step) => step.names.length > 0)
  for (const step of steps) await checkStep(engine, work, { resource, ...step })
  await writeChunk(
    engine,
    work,
    resource,
    steps.map((step) => step.entityid),
    values,
  )
  for (const step of steps) await recordRow(engine, work, resource, { action: actionOf(values), ...step })
  return steps.length
}

interface BulkStep {
  readonly entityid: number
  readonly before: StoredRow
  readonly after: StoredRow
  readonly names: readonly string[]
}

function stepOf(resource: Resource, before: StoredRow, values: Values): BulkStep {
  const changed = differing(resource, before, values)
  const { base, own } = storedParts(resource, changed)
  return {
    entityid: Number(before[resource.key]),
    before,
    after: { ...before, ...base, ...own },
    names: Object.keys(changed),
  }
}

function actionOf(values: Values): 'update' | 'remove' | 'restore' {
  if (values['isactive'] === undefined || Object.keys(values).length > 1) return 'update'
  return values['isactive'] === true ? 'restore' : 'remove'
}

async function writeChunk(
  engine: Engine,
  work: Work,
  resource: Resource,
  ids: readonly number[],
  values: Values,
): Promise<void> {
  if (ids.length === 0) return
  try {
    await writeColumns(work, resource, ids, values)
  } catch (error) {
    if (!isFailure(error)) throw error
    throw await explainFailure(engine, work, resource, values, error)
  }
}
