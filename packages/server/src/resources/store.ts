import { storedOf } from '../base/clock.ts'
import type { Work } from '../changes/work.ts'
import { insertedKey, insertMany, updateMany } from '../database/rows.ts'
import type { Resource } from './resource.ts'
import { storedParts } from './stored.ts'
import type { Values } from './values.ts'

/** Writes a new row into its table or tables and gives its key. With a key among the values, that one is taken. */
export async function insertRow(work: Work, resource: Resource, values: Values): Promise<number> {
  const { base, own } = storedParts(resource, values)
  const time = storedOf(work.time)
  const stamped = { isactive: 1, createddate: time, modifieddate: time, ...base }
  const id = await insertedKey(work.trx, { table: resource.base, key: resource.key }, stamped)
  if (resource.own === undefined) return id
  await insertMany(work.ahead, resource.own, [{ ...own, assetid: id }])
  return id
}

/** Writes some columns of rows. */
export async function writeColumns(
  work: Work,
  resource: Resource,
  ids: readonly number[],
  values: Values,
): Promise<void> {
  const { base, own } = storedParts(resource, values)
  const stamped = { ...base, modifieddate: storedOf(work.time) }
  await updateMany(work.ahead, { table: resource.base, key: resource.key, ids }, stamped)
  if (resource.own === undefined || Object.keys(own).length === 0) return
  await updateMany(work.ahead, { table: resource.own, key: 'assetid', ids }, own)
}

/** Takes a row out of its table or tables. */
export async function deleteRow(work: Work, resource: Resource, id: number): Promise<void> {
  if (resource.own !== undefined) await work.trx.deleteFrom(resource.own).where('assetid', '=', id).execute()
  await work.trx.deleteFrom(resource.base).where(resource.key, '=', id).execute()
}
