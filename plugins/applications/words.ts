import { daysBetween, type Tone } from '@shopdb/contract'
import type { ReadStanding, License } from './read-standings.ts'
import { isInForce, type Use } from './use-of-seats.ts'

/** How much of a license is used, as people say it. */
export function usedWords({ kind, seats }: License, use: Use | undefined, isended: boolean): string {
  if (isended) return 'not in force'
  if (kind === 'concurrent') return `${seats ?? 0} at a time`
  return kind === 'site' ? `${use?.used ?? 0}, site license` : `${use?.used ?? 0} of ${seats ?? 0}`
}

/** How it is meant. */
export function toneOfUse({ over = 0 }: Partial<Use>, isended: boolean): Tone {
  if (isended) return 'neutral'
  return over > 0 ? 'error' : 'success'
}

/** The seats of all licenses of a program together, and whether that is enough. */
export function summaryOf(standing: ReadStanding, today: string): { readonly value: string; readonly tone: Tone } {
  const inforce = standing.licenses.filter((one) => isInForce(one, today))
  const over = standing.uses.reduce((sum, one) => sum + one.over, 0)
  if (standing.uncovered > 0) return { value: `${standing.uncovered} without a license`, tone: 'error' }
  if (over > 0) return { value: `${over} too many`, tone: 'error' }
  if (inforce.length === 0) return { value: 'none in force', tone: 'neutral' }
  return { value: inforce.length === 1 ? '1 license' : `${inforce.length} licenses`, tone: 'success' }
}

/** When something ends, seen from today. */
export function endWords(enddate: string, today: string): string {
  const days = daysBetween(today, enddate)
  if (days < 0) return `ended on ${enddate}`
  if (days === 0) return 'ends today'
  return days === 1 ? 'ends tomorrow' : `ends in ${days} days, on ${enddate}`
}
