import { inSentence, notFound } from '@shopdb/contract'
import { type Identity, identityColumns, isOpenTo, lastIdentitiesOf, matchAssets } from '../resources/identity.ts'
import type { Resource } from '../resources/resource.ts'
import { seenWhole } from '../resources/whole-row.ts'
import type { Task } from './task.ts'

/**
 * The one asset that a record is about by what is tried last, such as its IP address, where nothing surer knows one: nothing
 * that the record says of it may be otherwise here. Throws `notfound` for a record that says nothing else and means none, or
 * several: an address alone makes no asset.
 */
export async function matchLast(
  { desk, pushing }: Task,
  values: Readonly<Record<string, unknown>>,
  surer: readonly Identity[],
): Promise<number | undefined> {
  const wanted = lastIdentitiesOf(desk.resource, values, pushing.isJunk)
  const [said] = wanted
  if (!said) return undefined
  const found = (await matchAssets(desk.work.trx, wanted)).filter(({ isactive }) => isactive)
  const [only, ...others] = found
  if (!only || others.length > 0) {
    if (surer.length > 0) return undefined
    throw notFound(unknownWords(desk.resource, said, others.length))
  }
  const row = await seenWhole(desk, only.assetid)
  return surer.every((one) => isOpenTo(row, one)) ? only.assetid : undefined
}

/** `No printer has the IP address 10.9.9.9; the item must say more: windowsname, serialnumber or assetnumber.` */
function unknownWords(resource: Resource, { column, value }: Identity, others: number): string {
  const { label, title } = resource
  const who = others > 0 ? `Several ${inSentence(title)} have` : `No ${inSentence(label)} has`
  const names = identityColumns(resource, true).map(({ name }) => name)
  const better = `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
  return `${who} the ${inSentence(column.field.label ?? column.name)} ${value}; the item must say more: ${better}.`
}
