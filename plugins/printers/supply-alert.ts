import type { Amount } from './supply-level.ts'

/** How pressing a supply is. */
export const alerts = ['ok', 'low', 'critical', 'unknown'] as const
export type Alert = (typeof alerts)[number]

/** Percentages at or below which somebody wants to know. */
export interface Thresholds {
  readonly lowpercent: number
  readonly criticalpercent: number
}

/** How many percent above a threshold a supply must rise before its alert ends, so that a level that trembles raises one alert. */
export const calm = 3

/** The alert after a reading. It rises at once, and falls when the level is well above the threshold again. */
export function nextAlert(before: Alert, { state, percent }: Amount, thresholds: Thresholds): Alert {
  if (state === 'unknown') return 'unknown'
  if (state === 'low') return 'low'
  if (percent === null) return 'ok'
  const { criticalpercent, lowpercent } = thresholds
  if (percent <= criticalpercent + (before === 'critical' ? calm : 0)) return 'critical'
  const wasRaised = before === 'low' || before === 'critical'
  return percent <= lowpercent + (wasRaised ? calm : 0) ? 'low' : 'ok'
}

/** The more pressing first; what is unknown alarms nobody. */
export const pressing: Readonly<Record<Alert, number>> = { critical: 0, low: 1, unknown: 2, ok: 3 }
