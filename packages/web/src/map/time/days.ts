import type { PastMomentsAnswer } from '@shopdb/contract'

/** One day of the site's life, and how much changed on the plan in it. */
export interface Day {
  /** In UTC, `2026-11-20`. */
  readonly day: string
  /** The moment at which it began; on the first day, at which the log began. */
  readonly at: string
  readonly changes: number
}

const length = 24 * 60 * 60 * 1000
const most = 366

/** Every day from the beginning of the log to today, of the last year at most. */
export function daysOf({ begin, data }: PastMomentsAnswer, now = Date.now()): readonly Day[] {
  const changes = new Map(data.map((one) => [one.day, one.changes]))
  const today = Math.floor(now / length)
  const first = Math.max(Math.floor(Date.parse(begin) / length), today - most)
  if (Number.isNaN(first)) return []
  return Array.from({ length: today - first + 1 }, (_, place) => {
    const start = new Date((first + place) * length).toISOString()
    const day = start.slice(0, 10)
    return { day, at: start < begin ? begin : start, changes: changes.get(day) ?? 0 }
  })
}

/** The place of the day that a moment lies in; one past the last for now. */
export function placeOf(days: readonly Day[], at: string | undefined): number {
  if (at === undefined) return days.length
  const place = days.findLastIndex((day) => day.at <= at)
  return Math.max(0, place)
}

/** How high the bar of a day stands, from 0 to 1: one change is seen, and a thousand do not flatten it. */
export function heightOf(changes: number, highest: number): number {
  return changes === 0 ? 0 : 0.2 + (0.8 * Math.log1p(changes)) / Math.log1p(Math.max(1, highest))
}
