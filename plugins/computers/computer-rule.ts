import { type RowOf, writeRule } from '@shopdb/contract'
import { computer } from './computer.ts'

type Named = Pick<RowOf<typeof computer>, 'assetnumber' | 'hostname'>

/** A computer that is called by its host name is called by the new one when that changes; one with a number of its own keeps it. */
export function numberAfterRename(before: Named | undefined, after: Named): string {
  const isSame = before !== undefined && before.assetnumber === before.hostname
  const isByName = isSame && after.assetnumber === before.assetnumber
  return (isByName ? after.hostname : null) ?? after.assetnumber
}

/** A late report of an earlier day does not make a computer look silent. */
export function laterDay(before: string | null | undefined, after: string | null): string | null {
  return before && (after === null || after < before) ? before : after
}

/** What goes along with every write of a computer. */
export const computerrule = writeRule(computer, {
  before: (_reader, { before, after }) => ({
    assetnumber: numberAfterRename(before, after),
    lastseen: laterDay(before?.lastseen, after.lastseen),
  }),
})
