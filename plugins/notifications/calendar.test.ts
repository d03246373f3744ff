import { expect, test } from 'vitest'
import { calendarText } from './calendar.ts'
import type { Notice } from './notices.ts'

const now = '2026-11-21T08:00:00.000Z'
const row = {
  notificationid: 7,
  title: 'Air off; hall 2, bay 4',
  type: 'maintenance',
  severity: 'warning',
  starttime: '2026-11-21T09:00:00.000Z',
  endtime: '2026-11-21T11:30:00.000Z',
  text: 'Line one\r\nEND:VEVENT\nBEGIN:VALARM',
  ticketno: null,
  link: null,
  recurrence: 'none',
  recursuntil: null,
  isactive: true,
  createddate: now,
  modifieddate: now,
} as const
const notice: Notice = {
  row,
  concerns: [],
  occurrence: { key: 'once', start: row.starttime, end: row.endtime },
}
const link = (notificationid: number) => `https://shop.example.com/notifications/${notificationid}`
const lines = (notices: readonly Notice[]) => calendarText(notices, { now, link }).split('\r\n')

test('a notice is an event from its beginning to its end', () => {
  expect(lines([notice])).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//ShopDB//Notices//EN',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    'UID:notice-7-once@shopdb',
    'SEQUENCE:0',
    'DTSTAMP:20261121T080000Z',
    'DTSTART:20261121T090000Z',
    'DTEND:20261121T113000Z',
    String.raw`SUMMARY:Air off\; hall 2\, bay 4`,
    String.raw`DESCRIPTION:Line one\nEND:VEVENT\nBEGIN:VALARM`,
    'CATEGORIES:Maintenance',
    'URL;VALUE=URI:https://shop.example.com/notifications/7',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})

test('no line has more than 75 bytes, and no character is torn', () => {
  const title = `${'\u00e4\u{1f527}'.repeat(40)}, and so on`
  const folded = lines([{ ...notice, row: { ...row, title } }])
  expect(Math.max(...folded.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  expect(folded.join('\n').replaceAll('\n ', '')).toContain(title.replace(',', String.raw`\,`))
})

test('whom a notice concerns is where it is', () => {
  const one = { notificationscopeid: 1, notificationid: 7, isactive: true, createddate: now, modifieddate: now }
  const none = { businessunitid: null, businessunitname: null, locationid: null, locationname: null }
  const press = { concernedassetid: 4, concernedassetname: 'Press, 4', unitid: null, placeid: null }
  const concerned = lines([{ ...notice, concerns: [{ ...one, ...none, ...press }] }])
  expect(concerned).toContain(String.raw`LOCATION:Press\, 4`)
  expect(lines([notice]).some((line) => line.startsWith('LOCATION'))).toBe(false)
})

test('an open notice has no end', () => {
  const open = { ...notice, occurrence: { ...notice.occurrence, end: null } }
  expect(lines([open]).some((line) => line.startsWith('DTEND'))).toBe(false)
})
