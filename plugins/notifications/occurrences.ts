/// <reference lib="esnext.temporal" />

/** When a notice holds. Moments are ISO 8601; without an end it is open. */
export interface Timing {
  readonly starttime: string
  readonly endtime: string | null
  readonly recurrence: 'none' | 'daily' | 'weekly' | 'monthly'
  /** The last day on which it may begin, at the site. */
  readonly recursuntil: string | null
}

/** Once that it holds. */
export interface Occurrence {
  /** `once`; of a notice that comes again the day it begins, `2026-11-21`. */
  readonly key: string
  readonly start: string
  readonly end: string | null
}

/** A span of time, and where days begin. */
export interface Span {
  readonly from: string
  readonly until: string
  /** IANA name. */
  readonly timezone: string
}

/** So many are looked at: more than a year of days. */
const most = 400

/**
 * Each time that a notice holds within a span, touching it counts. It comes again at the same time of day at the site: on the
 * night in which clocks change it is an hour shorter or longer, an hour that is left out is the one after it, of an hour that
 * is there twice it is the first. Where it would then be over before it begins, it is as long as the first time. A day that a
 * month does not have is its last, and the next month is counted from the first time.
 */
export function occurrencesIn(timing: Timing, span: Span): readonly Occurrence[] {
  if (timing.recurrence === 'none') {
    const once = { key: 'once', start: timing.starttime, end: timing.endtime }
    return touches(once, span) ? [once] : []
  }
  const found: Occurrence[] = []
  for (let at = firstIn(timing, span), seen = 0; seen < most; at += 1, seen += 1) {
    const one = occurrenceAt(timing, at, span.timezone)
    if (one.start > span.until || one.key > (timing.recursuntil ?? '9999')) break
    if (touches(one, span)) found.push(one)
  }
  return found
}

const touches = ({ start, end }: Occurrence, { from, until }: Span): boolean =>
  start <= until && (end === null || end >= from)

const longest = { daily: 1, weekly: 7, monthly: 31 } as const
const day = 86_400_000

/** One that surely lies before the span, not far from it. */
function firstIn({ starttime, recurrence }: Timing, { from }: Span): number {
  if (recurrence === 'none') return 0
  return Math.max(0, Math.floor((Date.parse(from) - Date.parse(starttime)) / (longest[recurrence] * day)) - 2)
}

function occurrenceAt({ starttime, endtime, recurrence }: Timing, at: number, timezone: string): Occurrence {
  const first = localOf(starttime, timezone)
  const local = first.add(stepOf(recurrence, at))
  const key = local.toPlainDate().toString()
  // The first time is as it was written down, also in the hour that is there twice.
  if (at === 0) return { key, start: starttime, end: endtime }
  const start = momentOf(local, timezone)
  if (endtime === null) return { key, start, end: null }
  const end = momentOf(local.add(first.until(localOf(endtime, timezone))), timezone)
  return { key, start, end: end > start ? end : later(start, Date.parse(endtime) - Date.parse(starttime)) }
}

const later = (moment: string, milliseconds: number): string =>
  new Date(Date.parse(moment) + milliseconds).toISOString()

function stepOf(recurrence: Timing['recurrence'], at: number): Temporal.DurationLike {
  if (recurrence === 'monthly') return { months: at }
  return { days: recurrence === 'weekly' ? 7 * at : at }
}

/** What clocks at the site show. */
const localOf = (moment: string, timezone: string): Temporal.PlainDateTime =>
  Temporal.Instant.from(moment).toZonedDateTimeISO(timezone).toPlainDateTime()

const momentOf = (local: Temporal.PlainDateTime, timezone: string): string =>
  new Date(local.toZonedDateTime(timezone).epochMilliseconds).toISOString()

/** The time zone of the site: that of the server. */
export const siteZone = (): string => Temporal.Now.timeZoneId()
