import { setImmediate } from 'node:timers/promises'
import { conflict, inSentence, invalid, invalidInput, parseInput } from '@shopdb/contract'
import { hasRules } from './ask.ts'
import { concreteGroups } from './concrete.ts'
import type { Desk } from './engine.ts'
import { explained } from './explain.ts'
import type { Resource } from './resource.ts'
import { storedRows } from './rows.ts'
import { checkStep, completeStep, refuseAppendOnly } from './step.ts'
import { writeColumns } from './store.ts'
import type { StoredRow } from './stored.ts'
import { differing, sealed, storedState, writableFields, type Values } from './values.ts'
import { writeRow } from './write.ts'

/** What a bulk edit did. */
export interface BulkReport {
  readonly updated: number
  readonly unchanged: number
}

const chunk = 500

/** Gives many rows the same values, in steps of 500 between which others are served. All rows or none. */
export async function bulkUpdate(desk: Desk, ids: readonly number[], changes: unknown): Promise<BulkReport> {
  refuseAppendOnly(desk.resource)
  const values = sealed(desk, parseChanges(desk.resource, changes, ids.length))
  let updated = 0
  for (let start = 0; start < ids.length; start += chunk) {
    updated += await updateChunk(desk, ids.slice(start, start + chunk), values)
    await setImmediate()
  }
  return { updated, unchanged: ids.length - updated }
}

/** The changes of a bulk edit; `isactive` may be among them, to remove or restore many at once. */
function parseChanges(resource: Resource, changes: unknown, rows: number): Values {
  const isactive = { kind: 'boolean', required: true } as const
  const values = parseInput({ ...writableFields(resource), isactive }, changes, 'update')
  if (Object.keys(values).length === 0) {
    throw invalid('The changes are empty: name at least one member.', [
      { path: '/changes', message: 'must name a member' },
    ])
  }
  const unique = resource.columns.find((column) => column.field.unique && (values[column.name] ?? null) !== null)
  if (unique && rows > 1) {
    const message = 'must differ from row to row, so it cannot be set for many at once'
    throw invalidInput([{ path: `/changes/${unique.name}`, message }])
  }
  return values
}

async function updateChunk(desk: Desk, ids: readonly number[], values: Values): Promise<number> {
  const { work, resource } = desk
  const rows = await storedRows(work, resource, ids)
  if (rows.length < ids.length) {
    throw conflict(
      `Of the ${inSentence(resource.title)} ${ids.length - rows.length} do not exist any more. Nothing was changed.`,
    )
  }
  let updated = 0
  for (const [concrete, mine] of await concreteGroups(desk, rows)) updated += await updateRows(concrete, mine, values)
  return updated
}

async function updateRows(desk: Desk, rows: readonly StoredRow[], values: Values): Promise<number> {
  if (hasRules(desk)) return updateEach(desk, rows, values)
  const { work, resource } = desk
  const steps = rows.map((before) => stepOf(resource, before, values)).filter((step) => step.names.length > 0)
  for (const step of steps) await checkStep(desk, step)
  const ids = steps.map((step) => step.entityid)
  if (ids.length > 0) await explained(desk, values, () => writeColumns(work, resource, ids, values))
  for (const step of steps) await completeStep(desk, { action: actionOf(values), ...step })
  return steps.length
}

/** A rule may set something else in each row. */
async function updateEach(desk: Desk, rows: readonly StoredRow[], values: Values): Promise<number> {
  let updated = 0
  for (const before of rows) {
    const entityid = Number(before[desk.resource.key])
    if (await writeRow(desk, { action: actionOf(values), entityid, before, values }, {})) updated += 1
  }
  return updated
}

interface BulkStep {
  readonly entityid: number
  readonly before: StoredRow
  readonly after: StoredRow
  readonly names: readonly string[]
}

function stepOf(resource: Resource, before: StoredRow, values: Values): BulkStep {
  const changed = differing(resource, before, values)
  const after = { ...before, ...storedState(resource, changed) }
  return { entityid: Number(before[resource.key]), before, after, names: Object.keys(changed) }
}

function actionOf(values: Values): 'update' | 'remove' | 'restore' {
  if (values['isactive'] === undefined || Object.keys(values).length > 1) return 'update'
  return values['isactive'] === true ? 'restore' : 'remove'
}
