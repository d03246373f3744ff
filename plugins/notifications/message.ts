import type { EventName } from './events.ts'
import type { Occurrence } from './occurrences.ts'
import type { Notification } from './times.ts'
import { spanText, typeName } from './words.ts'

type Told = 'notificationid' | 'title' | 'type' | 'severity' | 'text' | 'ticketno' | 'link' | 'recurrence'

/** What somebody is told. */
export interface Message {
  readonly event: EventName
  readonly row: Pick<Notification, Told>
  readonly occurrence: Pick<Occurrence, 'start' | 'end'>
  readonly concerns: string
  /** The page of the notice; the empty text where it is not known. */
  readonly link: string
}

/** A message on its way: to an address, with the delivery that it is (0 for a test) and a name of its own, by which a receiver knows a second copy. */
export interface Letter {
  readonly to: string
  readonly deliveryid: number
  readonly id: string
  readonly message: Message
}

/** What came of a letter: what the other side said, or why it takes none any more. */
export type Answer = string | { readonly givenup: string }

const verbs: Readonly<Record<EventName, string>> = {
  announced: 'Announced',
  started: 'Now',
  ended: 'Over',
  moved: 'Moved',
  cancelled: 'Cancelled',
  restored: 'On after all',
}

/** The subject of a mail: one line. */
export const subjectOf = ({ event, row }: Message): string =>
  `${verbs[event]}: ${typeName(row.type)}: ${row.title}`.replaceAll(/\s+/gu, ' ')

/** A mail in plain text. */
export function textOf({ row, occurrence, concerns, link }: Message): string {
  const lines = [
    row.title,
    spanText(occurrence),
    row.recurrence !== 'none' && `Comes again: ${row.recurrence}`,
    `Concerns: ${concerns}`,
    row.ticketno && `Ticket: ${row.ticketno}`,
    row.text && `\n${row.text}\n`,
    row.link && `More at: ${row.link}`,
    link && `In ShopDB: ${link}`,
  ]
  return `${lines.filter(Boolean).join('\n')}\n`
}

/** The same for a program. */
export function jsonOf({ event, row, occurrence, concerns, link }: Message, deliveryid: number): object {
  const { notificationid, title, type, severity, text, ticketno, recurrence } = row
  return {
    event,
    deliveryid,
    notification: { notificationid, title, type, severity, text, ticketno, recurrence, link: row.link },
    occurrence: { starttime: occurrence.start, endtime: occurrence.end },
    concerns,
    page: link || null,
  }
}
