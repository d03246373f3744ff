import type { EventName } from './events.ts'
import type { Notification } from './notices.ts'
import type { Occurrence } from './occurrences.ts'
import { spanText, typenames } from './words.ts'

/** What somebody is told. */
export interface Message {
  readonly event: EventName
  readonly row: Notification
  readonly occurrence: Occurrence
  readonly concerns: string
  /** The page of the notice; the empty text where it is not known. */
  readonly link: string
}

const verbs: Readonly<Record<EventName, string>> = { announced: 'Announced', started: 'Now', ended: 'Over' }

/** The subject of a mail: one line. */
export function subjectOf({ event, row }: Message): string {
  return `${verbs[event]}: ${typenames[row.type]}: ${row.title}`.replaceAll(/\s+/gu, ' ')
}

/** A mail in plain text. */
export function textOf(message: Message): string {
  const { row, occurrence, concerns, link } = message
  const lines = [
    row.title,
    spanText(occurrence),
    `Concerns: ${concerns}`,
    row.ticketno === null ? undefined : `Ticket: ${row.ticketno}`,
    row.text === null ? undefined : `\n${row.text}\n`,
    row.link === null ? undefined : `More at: ${row.link}`,
    link === '' ? undefined : `In ShopDB: ${link}`,
  ]
  return `${lines.filter((line) => line !== undefined).join('\n')}\n`
}

/** The same for a program. */
export function jsonOf({ event, row, occurrence, concerns, link }: Message, deliveryid: number): object {
  const { notificationid, title, type, severity, text, ticketno } = row
  return {
    event,
    deliveryid,
    notification: { notificationid, title, type, severity, text, ticketno, link: row.link },
    occurrence: { starttime: occurrence.start, endtime: occurrence.end },
    concerns,
    page: link === '' ? null : link,
  }
}
