import type { Notice } from './notices.ts'
import { typeName } from './words.ts'

/** Bytes of a line; a longer one goes on in the next, after a space (RFC 5545, 3.1). */
const mostbytes = 75

interface Frame {
  readonly now: string
  /** Gives the page of a notice; the empty text where it is not known. */
  readonly link: (notificationid: number) => string
}

/** Notices as an iCalendar file. An open notice is there as the moment it began. */
export function calendarText(notices: readonly Notice[], frame: Frame): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//ShopDB//Notices//EN',
    'CALSCALE:GREGORIAN',
    ...notices.flatMap((notice) => eventLines(notice, frame)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventLines({ row, occurrence }: Notice, { now, link }: Frame): readonly string[] {
  const url = link(row.notificationid)
  return [
    'BEGIN:VEVENT',
    `UID:notice-${row.notificationid}-${occurrence.key}@shopdb`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(occurrence.start)}`,
    ...(occurrence.end === null ? [] : [`DTEND:${stamp(occurrence.end)}`]),
    `SUMMARY:${escaped(row.title)}`,
    ...(row.text === null ? [] : [`DESCRIPTION:${escaped(row.text)}`]),
    `CATEGORIES:${typeName(row.type)}`,
    ...(url === '' ? [] : [`URL:${url}`]),
    'END:VEVENT',
  ]
}

/** `20261121T140000Z` */
const stamp = (moment: string): string => `${moment.slice(0, 19).replaceAll(/[-:]/gu, '')}Z`

/** Text that cannot end its line or begin another property. */
const escaped = (text: string): string =>
  text.replaceAll(/[\\;,]/gu, String.raw`\$&`).replaceAll(/\r\n|\r|\n/gu, String.raw`\n`)

/** Folded between characters, never within one. */
function folded(line: string): string {
  const parts: string[] = ['']
  let bytes = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (bytes + size > mostbytes) {
      parts.push('')
      bytes = 1
    }
    parts[parts.length - 1] += character
    bytes += size
  }
  return parts.join('\r\n ')
}
