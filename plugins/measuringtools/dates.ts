/** How often a tool is calibrated. Uses are counted, the others are calendar time. */
export interface Interval {
  readonly intervalvalue: number | null
  readonly intervalunit: 'days' | 'months' | 'uses'
}

const day = 86_400_000

/** So many days after a day; both are `2026-11-20`. */
export function addDays(from: string, days: number): string {
  return new Date(Date.parse(from) + days * day).toISOString().slice(0, 10)
}

/** How many days lie between two days; negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / day)
}

/** The same day so many months later; where that month is shorter, its last day: 31 January and one month is 28 or 29 February. */
export function addMonths(from: string, months: number): string {
  const [year = 0, month = 1, dayOfMonth = 1] = from.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, lastDay))).toISOString().slice(0, 10)
}

/** When a tool that was calibrated on that day is due; null where no calendar says so. Counted from the calibration itself, never from the former due date. */
export function dueAfter(caldate: string | null, { intervalvalue, intervalunit }: Interval): string | null {
  if (caldate === null || intervalvalue === null || intervalunit === 'uses') return null
  return intervalunit === 'days' ? addDays(caldate, intervalvalue) : addMonths(caldate, intervalvalue)
}
