import { expect, test } from 'vitest'
import { daysOf, heightOf, placeOf } from './days.ts'

const now = Date.parse('2026-11-21T12:00:00.000Z')
const answer = { begin: '2026-11-18T09:30:00.000Z', data: [{ day: '2026-11-20', changes: 7 }] }

test('the days go from the beginning of the log to today, each with what changed in it', () => {
  expect(daysOf(answer, now)).toEqual([
    { day: '2026-11-18', at: '2026-11-18T09:30:00.000Z', changes: 0 },
    { day: '2026-11-19', at: '2026-11-19T00:00:00.000Z', changes: 0 },
    { day: '2026-11-20', at: '2026-11-20T00:00:00.000Z', changes: 7 },
    { day: '2026-11-21', at: '2026-11-21T00:00:00.000Z', changes: 0 },
  ])
  expect(daysOf({ begin: '2019-01-01T00:00:00.000Z', data: [] }, now)).toHaveLength(367)
})

test('a moment lies in its day, and now behind the last one', () => {
  const days = daysOf(answer, now)
  expect(placeOf(days, '2026-11-20T15:00:00.000Z')).toBe(2)
  expect(placeOf(days, '2026-01-01T00:00:00.000Z')).toBe(0)
  expect(placeOf(days, undefined)).toBe(4)
})

test('one change is seen beside a thousand', () => {
  expect(heightOf(0, 1000)).toBe(0)
  expect(heightOf(1, 1000)).toBeGreaterThan(0.2)
  expect(heightOf(1000, 1000)).toBe(1)
})
