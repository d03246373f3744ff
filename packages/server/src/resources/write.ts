import { parseInput } from '@shopdb/contract'
import { askPurge, followRules, ruledValues, tellOverruled } from './ask.ts'
import { concreteInput, subtypesOf } from './concrete.ts'
import type { Desk } from './engine.ts'
import { refuseStale } from './etag.ts'
import { explained } from './explain.ts'
import { shownMembers, storedRows } from './rows.ts'
import { checkStep, completeStep, filledBody, refuseAppendOnly, type Happening } from './step.ts'
import { deleteRow, insertRow, writeColumns } from './store.ts'
import type { StoredRow } from './stored.ts'
import { differing, impliedValues, sealed, storedState, writableFields, type Values } from './values.ts'
import { wholeRow } from './whole-row.ts'

/**
 * How a row is written: `ifmatch` is the ETag the caller has seen; `trusted` may also set readonly fields, and change what is
 * only appended; `isunasked` passes by the rules of plugins.
 */
export interface WriteOptions {
  readonly ifmatch?: string | undefined
  readonly trusted?: boolean
  readonly isunasked?: boolean
  /** Is told the members of a row that was there which were written in the end: rules may have kept some as they were. */
  readonly wrote?: (names: readonly string[]) => void
}

/** Makes a row; gives its key. Throws `invalid` or `conflict` with the member that is in the way. */
export async function createRow(asked: Desk, body: unknown, options: WriteOptions = {}): Promise<number> {
  const { desk, input } = await concreteInput(asked, body)
  const { work, resource } = desk
  const filled = await filledBody(desk, { before: undefined, body: input })
  const values = sealed(desk, parseInput(writableFields(resource, options.trusted), filled, 'create'))
  const implied = { ...values, ...(await impliedValues(work, resource)) }
  const given = await ruledValues(desk, { entityid: undefined, before: undefined, values: implied })
  const after = storedState(resource, given)
  await checkStep(desk, { entityid: undefined, before: undefined, after })
  const entityid = await explained(desk, given, () => insertRow(work, resource, given))
  const row = { ...after, [resource.key]: entityid, isactive: 1 }
  const names = resource.columns.map((column) => column.name)
  const happening: Happening = { action: 'create', entityid, before: undefined, after: row, names }
  await completeStep(desk, happening)
  await followRules(desk, happening)
  return entityid
}

/** Changes the members of a row that are given and differ; tells whether anything did. */
export async function updateRow(asked: Desk, id: number, body: unknown, options: WriteOptions = {}): Promise<boolean> {
  const { desk, before } = await seenRow(asked, id, options)
  const filled = await filledBody(desk, { before, body })
  const values = sealed(desk, parseInput(writableFields(asked.resource, options.trusted), filled, 'update'))
  return writeRow(desk, { action: 'update', before, values, entityid: id }, options)
}

/** Sets a row aside or brings it back; tells whether that changed anything. */
export async function setActive(
  asked: Desk,
  id: number,
  isactive: boolean,
  options: WriteOptions = {},
): Promise<boolean> {
  const { desk, before } = await seenRow(asked, id, options)
  const action = isactive ? 'restore' : 'remove'
  return writeRow(desk, { action, before, values: { isactive }, entityid: id }, options)
}

/** Takes a row away for good, an asset with its one-to-one tables; refuses while anything else refers to it. */
export async function purgeRow(asked: Desk, id: number, options: WriteOptions = {}): Promise<void> {
  const { desk, before } = await seenRow(asked, id, options)
  const { engine, work, resource } = desk
  if (!options.trusted) refuseAppendOnly(resource)
  if (!options.isunasked) await askPurge(desk, { entityid: id, before })
  await checkStep(desk, { entityid: id, before, after: undefined })
  for (const subtype of subtypesOf(engine, resource))
    await purgeSubtype({ engine, work, resource: subtype }, id, options)
  await explained(desk, { [resource.key]: id }, () => deleteRow(work, resource, id))
  const happening: Happening = { action: 'purge', entityid: id, before, after: undefined }
  await completeStep(desk, happening)
  if (!options.isunasked) await followRules(desk, happening)
}

async function purgeSubtype(desk: Desk, id: number, { isunasked = false }: WriteOptions): Promise<void> {
  const [row] = await storedRows(desk.work, desk.resource, [id])
  if (row) await purgeRow(desk, id, { isunasked })
}

/** The row to be written, if it is still what the caller has seen. */
async function seenRow(asked: Desk, id: number, options: WriteOptions): Promise<{ desk: Desk; before: StoredRow }> {
  const { desk, before } = await wholeRow(asked, id)
  const { resource } = asked
  if (options.ifmatch !== undefined)
    refuseStale(resource, shownMembers(resource, before, resource.readable.keys()), options.ifmatch)
  return { desk, before }
}

/** Checked values that are to be written over a row. */
export interface Writing {
  readonly action: Happening['action']
  readonly entityid: number
  readonly before: StoredRow
  readonly values: Values
}

/** Writes checked values over a row, as far as they differ; tells whether anything was written, by a rule elsewhere too. */
export async function writeRow(desk: Desk, writing: Writing, options: WriteOptions): Promise<boolean> {
  const { entityid, before } = writing
  const { resource } = desk
  const wanted = differing(resource, before, writing.values)
  if (Object.keys(wanted).length === 0) return false
  if (!options.trusted) refuseAppendOnly(resource)
  if (options.isunasked) return await writeChanges(desk, { ...writing, values: wanted }, options)
  const ruled = await ruledValues(desk, { entityid, before, values: wanted })
  const isWritten = await writeChanges(desk, { ...writing, values: differing(resource, before, ruled) }, options)
  const ahead = (values: Values): StoredRow => ({ ...before, ...storedState(resource, values) })
  return (
    (await tellOverruled(desk, { entityid, before, after: ahead(ruled), asked: ahead(wanted) }, wanted)) || isWritten
  )
}

/** Writes values that differ, where there are any. */
async function writeChanges(
  desk: Desk,
  { action, entityid, before, values }: Writing,
  options: WriteOptions,
): Promise<boolean> {
  const { work, resource } = desk
  const names = Object.keys(values)
  if (names.length === 0) return false
  const after = { ...before, ...storedState(resource, values) }
  await checkStep(desk, { entityid, before, after })
  // Two rows may be in each other's way by members that stay as well.
  const told = { ...shownMembers(resource, before, (resource.declaration.unique ?? []).flat()), ...values }
  await explained(desk, told, () => writeColumns(work, resource, [entityid], values))
  options.wrote?.(names)
  await completeStep(desk, { action, entityid, before, after, names })
  if (!options.isunasked) await followRules(desk, { action, entityid, before, after, names })
  return true
}
