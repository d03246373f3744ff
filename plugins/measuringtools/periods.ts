import type { HistoryEntry } from '@shopdb/contract'

/** A time in which something held; `until` is null while it does, `from` where nobody knows. Moments in ISO 8601. */
export interface Span {
  readonly from: string | null
  readonly until: string | null
}

/** A value that a member of a row had for a time. */
export interface Stay extends Span {
  readonly value: unknown
}

/** The values that a member had, the latest first, from what it is now and from the history of its row, newest entry first. */
export function staysOf(entries: readonly HistoryEntry[], member: string, now: unknown): readonly Stay[] {
  const stays: Stay[] = []
  let later: { readonly value: unknown; readonly until: string | null } = { value: now, until: null }
  for (const { action, before, after, changeset } of entries) {
    if (action === 'event' || !after || !(member in after)) continue
    stays.push({ ...later, from: changeset.createddate })
    later = { value: before?.[member] ?? null, until: changeset.createddate }
    if (action === 'create') return stays
  }
  return [...stays, { ...later, from: null }]
}

/** Whether a span touches the days from one to the other, both included. */
export function touches({ from, until }: Span, first: string | null, last: string): boolean {
  const isOver = until !== null && first !== null && until.slice(0, 10) < first
  return !isOver && (from === null || from.slice(0, 10) <= last)
}
