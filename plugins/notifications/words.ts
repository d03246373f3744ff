import { choiceText, dayOf, type Tone } from '@shopdb/contract'
import type { Concern } from './concerns.ts'
import type { Notice, Notification } from './notices.ts'
import { notification } from './notification.ts'
import { siteZone } from './occurrences.ts'

/** A type that stands by itself, on a wall or in a subject. */
export function typeName(type: Notification['type']): string {
  const words = choiceText(notification.fields.type, type)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** How a notice is colored: by how severe it is. */
export const tones: Readonly<Record<Notification['severity'], Tone>> = {
  info: 'info',
  warning: 'warning',
  critical: 'error',
}

const clock = { hour: '2-digit', minute: '2-digit' } as const
const shortday = { weekday: 'short', day: 'numeric', month: 'short', ...clock } as const
const wholeday = { ...shortday, year: 'numeric' } as const

/** A moment on the clocks of the site: `Sat 21 Nov 2026, 14:00`. */
export const momentText = (moment: string): string => formatted(moment, wholeday)

/** The same beside what is of today: `14:00`, `Sun 22 Nov, 06:00`. */
export const shortMomentText = (moment: string, now: string): string =>
  formatted(moment, dayOf(moment) === dayOf(now) ? clock : shortday)

const formatted = (moment: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: siteZone() }).format(new Date(moment))

/** From when until when. */
export const spanText = ({ start, end }: Pick<Notice['occurrence'], 'start' | 'end'>): string =>
  end === null ? `from ${momentText(start)}` : `${momentText(start)} to ${momentText(end)}`

/** Whom a notice concerns. */
export function concernText(concerns: readonly Concern[]): string {
  const names = concerns.map((one) => one.businessunitname ?? one.locationname ?? one.concernedassetname)
  return names.length === 0 ? 'Everybody' : shortened(names.join(', '), 200)
}

/** The beginning of a text, where it is too long. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 3)}...`
}
