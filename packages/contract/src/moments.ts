import { dayOf } from './days.ts'

const clock = { hour: '2-digit', minute: '2-digit' } as const
const shortday = { weekday: 'short', day: 'numeric', month: 'short', ...clock } as const
const wholeday = { ...shortday, year: 'numeric' } as const

/**
 * A moment (ISO 8601) on the clocks where the process runs (TZ), on the server those of the site, for texts that leave the site
 * and for words beside it: `Sat, 21 Nov 2026, 14:00`. With `now` it is told beside what is of today: `14:00`, `Sun 22 Nov, 06:00`.
 */
export function momentText(moment: string, now?: string): string {
  return new Intl.DateTimeFormat('en-GB', optionsOf(moment, now)).format(new Date(moment))
}

function optionsOf(moment: string, now: string | undefined): Intl.DateTimeFormatOptions {
  if (now === undefined) return wholeday
  return dayOf(moment) === dayOf(now) ? clock : shortday
}
