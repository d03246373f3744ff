import type { AuditAction, JsonRow } from '@shopdb/contract'
import { storedOf } from '../base/clock.ts'
import type { Work } from '../changes/work.ts'
import { insertedKey } from '../database/rows.ts'
import type { Engine } from './engine.ts'
import type { Resource } from './resource.ts'
import { nameOf, searchText, shownMembers } from './rows.ts'
import { storedParts, type StoredRow } from './stored.ts'

type Values = Readonly<Record<string, unknown>>

/** Writes a new row into its table or tables and gives its key. With a key among the values, that one is taken. */
export async function insertRow(work: Work, resource: Resource, values: Values): Promise<number> {
  const { base, own } = storedParts(resource, values)
  const time = storedOf(work.time)
  const stamped = { isactive: 1, createddate: time, modifieddate: time, ...base }
  const id = await insertedKey(work.trx, { table: resource.base, key: resource.key }, stamped)
  if (resource.own !== undefined)
    await work.trx
      .insertInto(resource.own)
      .values({ ...own, assetid: id })
      .execute()
  return id
}

/** Writes some columns of a row. */
export async function writeColumns(
  work: Work,
  resource: Resource,
  ids: readonly number[],
  values: Values,
): Promise<void> {
  const { base, own } = storedParts(resource, values)
  const stamped = { ...base, modifieddate: storedOf(work.time) }
  await work.trx.updateTable(resource.base).set(stamped).where(resource.key, 'in', ids).execute()
  if (resource.own === undefined || Object.keys(own).length === 0) return
  await work.trx.updateTable(resource.own).set(own).where('assetid', 'in', ids).execute()
}

/** Takes a row out of its table or tables. */
export async function deleteRow(work: Work, resource: Resource, id: number): Promise<void> {
  if (resource.own !== undefined) await work.trx.deleteFrom(resource.own).where('assetid', '=', id).execute()
  await work.trx.deleteFrom(resource.base).where(resource.key, '=', id).execute()
}

/** What happened to one row: where it was and where it is now, as stored. */
export interface Happening {
  readonly action: AuditAction
  readonly entityid: number
  readonly before: StoredRow | undefined
  readonly after: StoredRow | undefined
  /** The members to write down; default all. */
  readonly names?: readonly string[]
}

/** Audits what happened, keeps the search right, and lets the rules do what follows. */
export async function recordRow(engine: Engine, work: Work, resource: Resource, happening: Happening): Promise<void> {
  const { action, entityid, before, after } = happening
  const names = happening.names ?? [...resource.readable.keys()]
  const shown = (row: StoredRow | undefined): JsonRow | null => (row ? shownMembers(resource, row, names) : null)
  const { entitytype } = resource
  const entityname = nameOf(resource, after ?? before ?? {})
  work.record({ action, entitytype, entityid, entityname, before: shown(before), after: shown(after) })
  indexRow(work, resource, happening)
  for (const rule of engine.rules.get(entitytype) ?? [])
    await rule.follow?.(work, { resource, entityid, before, after })
}

function indexRow(work: Work, resource: Resource, { entityid, before, after }: Happening): void {
  const { entitytype } = resource
  const known = before && searchState(resource, before)
  const now = after && searchState(resource, after)
  if (known?.text === now?.text && known?.title === now?.title && known?.isactive === now?.isactive) return
  work.index({ entitytype, entityid, ...(now ?? { title: '', isactive: false }) })
}

function searchState(resource: Resource, row: StoredRow): { title: string; text: string; isactive: boolean } {
  return { title: nameOf(resource, row), text: searchText(resource, row), isactive: row['isactive'] === 1 }
}
