import type { PastSpan } from './platform.ts'

const perday = 86_400_000

/** So many days after a calendar day; before it, when `days` is below 0. Days are written `2026-11-20`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * perday).toISOString().slice(0, 10)
}

/** The calendar day of a moment (ISO 8601) where the process runs (TZ), `2026-11-20`; on the server that is the day at the site. */
export function dayOf(moment: string): string {
  const date = new Date(moment)
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
}

/** How many days lie between two calendar days; below 0 when the second comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / perday)
}

/** The same day so many months later; where that month is shorter, its last day: 31 January and one month is 28 or 29 February. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, last))).toISOString().slice(0, 10)
}

/** Whether something held on one of these days at the site, both included; `first` is null for ever. */
export function heldWithin({ from, until }: PastSpan, first: string | null, last: string): boolean {
  const isOver = until !== null && first !== null && dayOf(until) < first
  return !isOver && (from === null || dayOf(from) <= last)
}
