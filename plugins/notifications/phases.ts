import type { Notice } from './notices.ts'

/** Where in its time a notice is. */
export type Phase = 'current' | 'upcoming' | 'ended'

/** Where in its time one occurrence is. */
export function phaseOf({ start, end }: Notice['occurrence'], now: string): Phase {
  if (start > now) return 'upcoming'
  return end !== null && end <= now ? 'ended' : 'current'
}

const ranks = { critical: 0, warning: 1, info: 2 } as const

/** Notices of one phase: the most pressing first of those that hold, the next first of those to come, the last first of those that are over. */
export function inPhase(notices: readonly Notice[], phase: Phase, now: string): readonly Notice[] {
  return onceEach(notices.filter(({ occurrence }) => phaseOf(occurrence, now) === phase).toSorted(orders[phase]))
}

type Order = (one: Notice, other: Notice) => number

const orders: Readonly<Record<Phase, Order>> = {
  current: (one, other) =>
    ranks[one.row.severity] - ranks[other.row.severity] ||
    other.occurrence.start.localeCompare(one.occurrence.start) ||
    one.row.notificationid - other.row.notificationid,
  upcoming: (one, other) => one.occurrence.start.localeCompare(other.occurrence.start),
  ended: (one, other) => String(other.occurrence.end).localeCompare(String(one.occurrence.end)),
}

/** Of what comes again the first that was found. */
function onceEach(notices: readonly Notice[]): readonly Notice[] {
  const seen = new Set<number>()
  return notices.filter(({ row: { notificationid } }) => {
    const isNew = !seen.has(notificationid)
    seen.add(notificationid)
    return isNew
  })
}
