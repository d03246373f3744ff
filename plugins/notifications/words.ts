import type { Tone } from '@shopdb/contract'
import type { Board, Notice, Notification } from './notices.ts'
import { dayOf, siteZone } from './occurrences.ts'

/** What people call a type. */
export const typenames: Readonly<Record<Notification['type'], string>> = {
  awareness: 'Awareness',
  change: 'Change',
  incident: 'Incident',
  maintenance: 'Maintenance',
  tbd: 'To be determined',
}

/** How a notice is colored: by how severe it is. */
export const tones: Readonly<Record<Notification['severity'], Tone>> = {
  info: 'info',
  warning: 'warning',
  critical: 'error',
}

/** A moment on the clocks of the site: `Sat 21 Nov 2026, 14:00`. */
export const momentText = (moment: string): string =>
  formatted(moment, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', ...clock })

/** The same beside what is of today: `14:00`, `Sun 22 Nov, 06:00`. */
export function shortMomentText(moment: string, now: string): string {
  if (dayOf(moment) === dayOf(now)) return formatted(moment, clock)
  return formatted(moment, { weekday: 'short', day: 'numeric', month: 'short', ...clock })
}

const clock = { hour: '2-digit', minute: '2-digit' } as const

function formatted(moment: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: siteZone() }).format(new Date(moment))
}

/** From when until when. */
export function spanText({ start, end }: Notice['occurrence']): string {
  return end === null ? `from ${momentText(start)}` : `${momentText(start)} to ${momentText(end)}`
}

/** Whom a notice concerns. */
export function concernText(
  { concerns }: Pick<Notice, 'concerns'>,
  { grounds, standings }: Omit<Board, 'notices'>,
): string {
  if (concerns.length === 0) return 'Everybody'
  const names = concerns.map(({ businessunitid, locationid, concernedassetid }) => {
    if (businessunitid !== null) return grounds.units.nameOf(businessunitid)
    if (locationid !== null) return grounds.locations.nameOf(locationid)
    return standings.get(concernedassetid ?? 0)?.assetnumber ?? `asset ${concernedassetid}`
  })
  return shortened(names.join(', '), 200)
}

/** The beginning of a text, where it is too long. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 3)}...`
}
