import type { Notice } from './notices.ts'

/** Where in its time a notice is. */
export type Phase = 'current' | 'upcoming' | 'ended'

/** Where in its time one occurrence is. */
export function phaseOf({ start, end }: Notice['occurrence'], now: string): Phase {
  if (start > now) return 'upcoming'
  return end !== null && end <= now ? 'ended' : 'current'
}

const ranks = { critical: 0, warning: 1, info: 2 } as const

type Order = (one: Notice, other: Notice) => number

const orders: Readonly<Record<Phase, Order>> = {
  current: (one, other) =>
    ranks[one.row.severity] - ranks[other.row.severity] ||
    other.occurrence.start.localeCompare(one.occurrence.start) ||
    one.row.notificationid - other.row.notificationid,
  upcoming: (one, other) => one.occurrence.start.localeCompare(other.occurrence.start),
  ended: (one, other) => String(other.occurrence.end).localeCompare(String(one.occurrence.end)),
}

/**
 * Notices of one phase: the most pressing first of those that hold, the next first of those to come, the last first of those
 * that are over. Of what comes again there is one.
 */
export function inPhase(notices: readonly Notice[], phase: Phase, now: string): readonly Notice[] {
  const mine = notices.filter(({ occurrence }) => phaseOf(occurrence, now) === phase).toSorted(orders[phase])
  return [...Map.groupBy(mine, ({ row }) => row.notificationid).values()].flatMap(([first]) => first ?? [])
}

/** What holds, and then what is to come. */
export const pressing = (notices: readonly Notice[], now: string): readonly Notice[] => [
  ...inPhase(notices, 'current', now),
  ...inPhase(notices, 'upcoming', now),
]
