import { expect, test } from 'vitest'
import { scheduleWords } from './schedule-words.ts'
import { nextRun, scheduleFlaw } from './schedule.ts'

test('a schedule has five fields that mean something', () => {
  expect(scheduleFlaw('0 6 * * *')).toBeUndefined()
  expect(scheduleFlaw('*/5 * * * 1-5')).toBeUndefined()
  expect(scheduleFlaw('hourly')).toContain('five fields')
  expect(scheduleFlaw('0 99 * * *')).toContain('is no schedule')
})

test('a schedule says when it comes next, and that it never does', () => {
  const now = new Date(2026, 10, 21, 8, 0, 30).getTime()
  expect(nextRun('40 3 * * *', now)).toBe(new Date(2026, 10, 22, 3, 40).toISOString())
  expect(nextRun('0 6 30 2 *', now)).toBeNull()
})

test.each([
  ['40 3 * * *', 'Every day at 03:40'],
  ['* * * * *', 'Every minute'],
  ['*/15 * * * *', 'Every 15 minutes'],
  ['0 6 * * 1-5', 'At 06:00, Monday through Friday'],
  ['30 2 1 * *', 'At 02:30, on day 1 of the month'],
  ['0 6 W ~ *', '0 6 W ~ *'],
])('the schedule %s reads: %s', (schedule, words) => {
  expect(scheduleWords(schedule)).toBe(words)
})
