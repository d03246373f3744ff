import { expect, test } from 'vitest'
import { happeningsOf } from './events.ts'
import type { Notification } from './times.ts'

const now = '2026-11-21T12:00:00.000Z'
const lately = { now, since: '2026-11-20T12:00:00.000Z' }
const at = (hours: number): string => new Date(Date.parse(now) + hours * 3_600_000).toISOString()

/** What has happened to a notice that was made, begins and ends so many hours from now. */
function happened(created: number, begins: number, ends: number | null): readonly string[] {
  const [starttime, endtime] = [at(begins), ends === null ? null : at(ends)]
  const row = { createddate: at(created), starttime, endtime } as Notification
  const occurrence = { key: 'once', start: starttime, end: endtime }
  return happeningsOf(row, occurrence, lately).map(({ event, at: when }) => `${event} ${when}`)
}

test('what is written down before it begins is announced', () => {
  expect(happened(-1, 5, 8)).toEqual([`announced ${at(-1)}`])
})

test('what begins from now on is told once, also where its beginning is a moment after it was written down', () => {
  expect(happened(-1, -1 + 0.2 / 3600, null)).toEqual([`started ${at(-1 + 0.2 / 3600)}`])
})

test('what has begun since is told as begun at its beginning', () => {
  expect(happened(-10, -2, 8)).toEqual([`announced ${at(-10)}`, `started ${at(-2)}`])
  expect(happened(-100, -2, null)).toEqual([`started ${at(-2)}`])
})

test('what is written down while it holds is no announcement: it has begun', () => {
  expect(happened(-1, -200, null)).toEqual([`started ${at(-1)}`])
})

test('what is over is told as over and no more as begun', () => {
  expect(happened(-10, -5, -1)).toEqual([`ended ${at(-1)}`])
})

test('what was written down after it was over, as by an import, is no news', () => {
  expect(happened(-1, -9000, -8000)).toEqual([])
})

test('what happened more than a day ago is no news', () => {
  expect(happened(-100, -50, -30)).toEqual([])
  expect(happened(-100, -50, null)).toEqual([])
})

test('what is to happen has not happened', () => {
  expect(happened(-100, 1, 2)).toEqual([])
})
