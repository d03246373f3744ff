import { invalidInput, parseInput, type Fields } from '@shopdb/contract'
import type { Work } from '../changes/work.ts'
import { isFailure } from '../database/failures.ts'
import { concreteInput, concreteResource, subtypesOf } from './concrete.ts'
import type { Engine, Step } from './engine.ts'
import { refuseStale } from './etag.ts'
import { explainFailure } from './explain.ts'
import type { Resource } from './resource.ts'
import { shownMembers, storedRow, storedRows } from './rows.ts'
import { deleteRow, insertRow, recordRow, writeColumns, type Happening } from './store.ts'
import { storedParts, type StoredRow } from './stored.ts'
import { refuseCycle } from './tree.ts'

type Values = Readonly<Record<string, unknown>>

/** How a row is written: `ifmatch` is the ETag the caller has seen; `trusted` may also set readonly fields. */
export interface WriteOptions {
  readonly ifmatch?: string | undefined
  readonly trusted?: boolean
}

/** Makes a row; gives its key. Throws `invalid` or `conflict` with the member that is in the way. */
export async function createRow(
  engine: Engine,
  work: Work,
  asked: Resource,
  body: unknown,
  options: WriteOptions = {},
): Promise<number> {
  const { resource, input } = await concreteInput(engine, work, asked, body)
  const values = sealed(engine, resource, parseInput(writableFields(resource, options), input, 'create'))
  const given = { ...values, ...(await impliedValues(work, resource)) }
  const after = storedState(resource, given)
  await checkStep(engine, work, { resource, entityid: undefined, before: undefined, after })
  const entityid = await explained(engine, work, resource, given, () => insertRow(work, resource, given))
  const row = { ...after, [resource.key]: entityid, isactive: 1 }
  const names = resource.columns.map((column) => column.name)
  await recordRow(engine, work, resource, { action: 'create', entityid, before: undefined, after: row, names })
  return entityid
}

/** Changes the members of a row that are given and differ; tells whether anything did. */
export async function updateRow(
  engine: Engine,
  work: Work,
  asked: Resource,
  id: number,
  input: unknown,
  options: WriteOptions = {},
): Promise<boolean> {
  const { resource, before } = await seenRow(engine, work, asked, id, options)
  const values = sealed(engine, resource, parseInput(writableFields(asked, options), input, 'update'))
  return writeRow(engine, work, resource, { action: 'update', before, values, entityid: id })
}

/** Sets a row aside or brings it back; tells whether that changed anything. */
export async function setActive(
  engine: Engine,
  work: Work,
  asked: Resource,
  id: number,
  isactive: boolean,
  options: WriteOptions = {},
): Promise<boolean> {
  const { resource, before } = await seenRow(engine, work, asked, id, options)
  return writeRow(engine, work, resource, {
    action: isactive ? 'restore' : 'remove',
    before,
    values: { isactive },
    entityid: id,
  })
}

/** The row to be written, if it is still what the caller has seen. */
async function seenRow(
  engine: Engine,
  work: Work,
  asked: Resource,
  id: number,
  options: WriteOptions,
): Promise<{ resource: Resource; before: StoredRow }> {
  const resource = await concreteResource(engine, work, asked, id)
  const before = await storedRow(work, resource, id)
  if (options.ifmatch !== undefined)
    refuseStale(asked, shownMembers(asked, before, asked.readable.keys()), options.ifmatch)
  return { resource, before }
}

interface Writing {
  readonly action: Happening['action']
  readonly entityid: number
  readonly before: StoredRow
  readonly values: Values
}

/** Writes checked values over a row, as far as they differ. */
export async function writeRow(engine: Engine, work: Work, resource: Resource, writing: Writing): Promise<boolean> {
  const { before, entityid, action } = writing
  const changed = differing(resource, before, writing.values)
  const names = Object.keys(changed)
  if (names.length === 0) return false
  const after = { ...before, ...storedState(resource, changed) }
  await checkStep(engine, work, { resource, entityid, before, after })
  await explained(engine, work, resource, changed, () => writeColumns(work, resource, [entityid], changed))
  await recordRow(engine, work, resource, { action, entityid, before, after, names })
  return true
}

/** Takes a row away for good, an asset with its one-to-one tables; refuses while anything else refers to it. */
export async function purgeRow(
  engine: Engine,
  work: Work,
  asked: Resource,
  id: number,
  options: WriteOptions = {},
): Promise<void> {
  const { resource, before } = await seenRow(engine, work, asked, id, options)
  await checkStep(engine, work, { resource, entityid: id, before, after: undefined })
  for (const subtype of subtypesOf(engine, resource)) await purgeSubtype(engine, work, subtype, id)
  await explained(engine, work, resource, { [resource.key]: id }, () => deleteRow(work, resource, id))
  await recordRow(engine, work, resource, { action: 'purge', entityid: id, before, after: undefined })
}

async function purgeSubtype(engine: Engine, work: Work, subtype: Resource, id: number): Promise<void> {
  const [row] = await storedRows(work, subtype, [id])
  if (row) await purgeRow(engine, work, subtype, id)
}

/** The members that differ from what is stored. */
export function differing(resource: Resource, before: StoredRow, values: Values): Values {
  const stored = storedState(resource, values)
  return Object.fromEntries(Object.entries(values).filter(([name]) => stored[name] !== (before[name] ?? null)))
}

function storedState(resource: Resource, values: Values): StoredRow {
  const { base, own } = storedParts(resource, values)
  return { ...base, ...own }
}

/** The fields a caller may name; the platform itself may also name the readonly ones. */
export function writableFields(resource: Resource, { trusted = false }: WriteOptions): Fields {
  const entries = resource.columns.map((column): [string, Fields[string]] => [
    column.name,
    trusted ? { ...column.field, readonly: false } : column.field,
  ])
  return Object.fromEntries(entries)
}

/** Runs the checks of the tree and of the features before a step. */
export async function checkStep(engine: Engine, work: Work, step: Step): Promise<void> {
  await refuseCycle(work, step)
  for (const rule of engine.rules.get(step.resource.entitytype) ?? []) await rule.check?.(work, step)
}

/** An asset made as one of a type is of that type. */
async function impliedValues(work: Work, resource: Resource): Promise<Values> {
  if (resource.own === undefined) return {}
  const type = await work.trx
    .selectFrom('assettypes')
    .select('assettypeid')
    .where('tablename', '=', resource.name)
    .executeTakeFirst()
  if (!type)
    throw invalidInput([
      { path: '/assettypeid', message: `has no row for ${resource.label}; install its plugin first` },
    ])
  return { assettypeid: Number(type['assettypeid']) }
}

function sealed(engine: Engine, resource: Resource, values: Values): Values {
  const secrets = resource.columns.filter(
    (column) => column.field.kind === 'secret' && typeof values[column.name] === 'string',
  )
  return {
    ...values,
    ...Object.fromEntries(secrets.map((column) => [column.name, engine.seal(String(values[column.name]))])),
  }
}

/** The database has the last word; where it refuses, the caller is told which member was in the way. */
async function explained<T>(
  engine: Engine,
  work: Work,
  resource: Resource,
  values: Values,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!isFailure(error)) throw error
    throw await explainFailure(engine, work, resource, values, error)
  }
}
