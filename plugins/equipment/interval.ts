import { addDays, addMonths } from '@shopdb/contract'

/** How long an interval is counted in. */
export const intervalunits = ['days', 'weeks', 'months', 'years'] as const

/** One of `intervalunits`. */
export type IntervalUnit = (typeof intervalunits)[number]

/**
 * The day an interval later. A month after the 31st of January is the last day of February: where a month has no such
 * day, its last one is meant. The year after 9999 is never reached.
 */
export function addInterval(day: string, value: number, unit: IntervalUnit): string {
  if (unit === 'days') return addDays(day, value)
  if (unit === 'weeks') return addDays(day, value * 7)
  return addMonths(day, unit === 'months' ? value : value * 12)
}

/** A plan as far as its dates are concerned. */
export interface Planned {
  readonly firstdue: string | null
  readonly lastdone: string | null
  readonly intervalvalue: number
  readonly intervalunit: IntervalUnit
}

/** When a plan is due next: an interval after it was last done, else on its first day; null where neither is known. */
export function nextDueOf({ firstdue, lastdone, intervalvalue, intervalunit }: Planned): string | null {
  return lastdone === null ? firstdue : addInterval(lastdone, intervalvalue, intervalunit)
}
