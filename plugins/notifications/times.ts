import type { RowOf } from '@shopdb/contract'
import type { notification } from './notification.ts'
import { type Occurrence, occurrencesIn, siteZone } from './occurrences.ts'

/** A notice as it is kept. */
export type Notification = RowOf<typeof notification>

/** So many hours after a moment. */
export const hoursFrom = (moment: string, hours: number): string =>
  new Date(Date.parse(moment) + hours * 3_600_000).toISOString()

// What comes again each month comes within two, and came within two.
const twomonths = 62 * 24

/** The times of a notice around now; those that are over for long are left out, as are those far off of what comes again. */
export function timesAround(row: Notification, now: string): readonly Occurrence[] {
  const until = row.recurrence === 'none' ? '9999' : hoursFrom(now, twomonths)
  return occurrencesIn(row, { from: hoursFrom(now, -twomonths), until, timezone: siteZone() })
}

/** The first of some times that is not over. */
export const nextOf = (times: readonly Occurrence[], now: string): Occurrence | undefined =>
  times.find(({ end }) => end === null || end > now)

/** Which of its times somebody means who has read a notice: the one that holds, else the next, else the last. */
export function readOf(row: Notification, now: string): string {
  const times = timesAround(row, now)
  return (nextOf(times, now) ?? times.at(-1))?.key ?? 'once'
}

/** When the time with this key is by now; the first time, where that has none any more. */
export function timeOf(row: Notification, key: string): Pick<Occurrence, 'start' | 'end'> {
  const { starttime: start, endtime: end } = row
  const around = key === 'once' ? [] : occurrencesIn(row, daysAround(key))
  return around.find((one) => one.key === key) ?? { start, end }
}

/** A day at the site lies within these, wherever the site is. */
const daysAround = (day: string) => ({ from: hoursFrom(day, -24), until: hoursFrom(day, 48), timezone: siteZone() })
