import { storedOf } from '../base/clock.ts'
import type { Work } from '../changes/work.ts'
import { insertMany, updateMany } from '../database/rows.ts'
import type { Resource } from './resource.ts'
import { shownMembers, storedRow } from './rows.ts'
import { searchState } from './step.ts'
import { storedParts, type StoredRow } from './stored.ts'
import type { Values } from './values.ts'

/** An asset on its way from the table of one type to that of another. */
export interface ClassMove {
  readonly assetid: number
  readonly from: Resource
  readonly to: Resource
  /** As it was, with the fields of its former type. */
  readonly before: StoredRow
}

/** Takes the row out of the table of its former type; refused while something refers to it as one of that type. */
export async function leaveClass(work: Work, { assetid, from }: Pick<ClassMove, 'assetid' | 'from'>): Promise<void> {
  if (from.own !== undefined) await work.trx.deleteFrom(from.own).where('assetid', '=', assetid).execute()
}

/** Makes the row of its new type, of values that say which type that is, and writes the move down. */
export async function joinClass(work: Work, move: ClassMove, values: Values): Promise<StoredRow> {
  const { assetid, to } = move
  const { base, own } = storedParts(to, values)
  const stamped = { ...base, modifieddate: storedOf(work.time) }
  await updateMany(work.trx, { table: to.base, key: to.key, ids: [assetid] }, stamped)
  if (to.own !== undefined) await insertMany(work.trx, to.own, [{ ...own, assetid }])
  const after = await storedRow(work, to, assetid)
  recordMove(work, move, { after, names: Object.keys(values) })
  return after
}

/** One entry tells both: what the former type knew, and what the new one knows. */
function recordMove(
  work: Work,
  { assetid, from, to, before }: ClassMove,
  { after, names }: { readonly after: StoredRow; readonly names: readonly string[] },
): void {
  const [known, now] = [searchState(from, before), searchState(to, after)]
  const base = names.filter((name) => to.readable.get(name)?.part === 'base')
  work.record({
    action: 'update',
    entitytype: to.entitytype,
    entityid: assetid,
    entityname: now.title,
    before: shownMembers(from, before, new Set(['assettypeid', ...base, ...ownNames(from)])),
    after: shownMembers(to, after, new Set(['assettypeid', ...base, ...ownNames(to)])),
  })
  if (known.text !== now.text || known.title !== now.title)
    work.index({ entitytype: to.entitytype, entityid: assetid, ...now })
}

/** The fields that only assets of the type have. */
export function ownNames({ columns }: Resource): readonly string[] {
  return columns.filter(({ part }) => part === 'own').map(({ name }) => name)
}
