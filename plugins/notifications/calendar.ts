import ical from 'ical-generator'
import type { Notice } from './notices.ts'
import { concernText, typeName } from './words.ts'

interface Frame {
  readonly now: string
  /** Gives the page of a notice; the empty text where it is not known. */
  readonly link: (notificationid: number) => string
}

/** Notices as an iCalendar file. An open notice is there as the moment it began. */
export function calendarText(notices: readonly Notice[], { now, link }: Frame): string {
  const events = notices.map(({ row, concerns, occurrence: { key, start, end } }) => ({
    id: `notice-${row.notificationid}-${key}@shopdb`,
    stamp: now,
    start,
    end,
    summary: row.title,
    description: row.text,
    location: concerns.length === 0 ? null : concernText(concerns),
    categories: [{ name: typeName(row.type) }],
    url: link(row.notificationid) || null,
  }))
  // The last line is to end as the others do.
  return `${ical({ prodId: '//ShopDB//Notices//EN', scale: 'GREGORIAN', events }).toString()}\r\n`
}
