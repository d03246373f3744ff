import { dayOf, type HistoryEntry } from '@shopdb/contract'

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
  for (const { at, was } of turnsOf(entries, member)) {
    stays.push({ ...later, from: at })
    if (was === undefined) return stays
    later = { value: was, until: at }
  }
  return [...stays, { ...later, from: null }]
}

/** When a member took another value, and which it had before; undefined where the row was made. */
interface Turn {
  readonly at: string
  readonly was: unknown
}

function turnsOf(entries: readonly HistoryEntry[], member: string): readonly Turn[] {
  const known = entries.filter(({ action }) => action !== 'event')
  return known.flatMap<Turn>(({ action, before, after, changeset }, index) => {
    if (!after || !(member in after)) return []
    const at = changeset.createddate
    if (action !== 'create') return [{ at, was: before?.[member] ?? null }]
    const older = known[index + 1]
    if (older?.action !== 'purge') return [{ at, was: undefined }]
    // It came back, as with the passport of a plugin, and most often as it went.
    const was = older.before?.[member] ?? null
    return was === after[member] ? [] : [{ at, was }]
  })
}

/** Whether a span touches the days at the site from one to the other, both included. */
export function touches({ from, until }: Span, first: string | null, last: string): boolean {
  const isOver = until !== null && first !== null && dayOf(until) < first
  return !isOver && (from === null || dayOf(from) <= last)
}
