import { keepLatest, type RowOf, writeRule } from '@shopdb/contract'
import { computer } from './computer.ts'

type Named = Pick<RowOf<typeof computer>, 'assetnumber' | 'hostname'>

/** A computer that is called by its host name is called by the new one when that changes; one with a number of its own keeps it. */
export function numberAfterRename(before: Named | undefined, after: Named): string {
  const isSame = before !== undefined && before.assetnumber === before.hostname
  const isByName = isSame && after.assetnumber === before.assetnumber
  return (isByName ? after.hostname : null) ?? after.assetnumber
}

/** What goes along with every write of a computer; a late report of an earlier day does not make it look silent. */
export const computerRules = [
  writeRule(computer, { before: (_reader, { before, after }) => ({ assetnumber: numberAfterRename(before, after) }) }),
  keepLatest(computer, { on: 'lastseen' }),
]
