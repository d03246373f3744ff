import type { DisplayCard } from '@shopdb/contract'

/** What a moment is told against: now, and where. */
export interface Here {
  /** Milliseconds since 1970, of a whole minute. */
  readonly now: number
  /** IANA name. */
  readonly timezone: string
}

/** When a card holds, as short as it can be said: `Until 14:00`, `Mon, Nov 23, 06:00 to 14:00`. */
export function whenText({ from, until }: Pick<DisplayCard, 'from' | 'until'>, here: Here): string {
  // `now` is a whole minute: what has begun in it has begun.
  const begin = from === undefined ? undefined : Math.floor(Date.parse(from) / 60_000) * 60_000
  const end = until === undefined ? undefined : Date.parse(until)
  if (end !== undefined && end <= here.now) return `Ended ${momentText(end, here.now, here)}`
  if (begin !== undefined && begin > here.now) {
    const first = momentText(begin, here.now, here)
    return end === undefined ? `From ${first}` : `${first} to ${momentText(end, begin, here)}`
  }
  if (end !== undefined) return `Until ${momentText(end, here.now, here)}`
  return begin === undefined ? '' : `Since ${momentText(begin, here.now, here)}`
}

/** The time of day; the day too, where it is another than that of `beside`. */
function momentText(at: number, beside: number, { timezone }: Here): string {
  const form = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(undefined, { ...options, timeZone: timezone })
  const day = form({ year: 'numeric', month: '2-digit', day: '2-digit' })
  const time = { hour: 'numeric', minute: '2-digit' } as const
  if (day.format(at) === day.format(beside)) return form(time).format(at)
  return form({ weekday: 'short', day: 'numeric', month: 'short', ...time }).format(at)
}
