import { addDays, addMonths, daysBetween } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { dueAfter } from './dates.ts'

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-01-31', 2, '2026-03-31'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', 48, '2028-02-29'],
  ['2026-12-15', 1, '2027-01-15'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2026-02-28', 1, '2026-03-28'],
  ['2026-05-31', 120, '2036-05-31'],
])('%s and %i months is %s', (from, months, due) => {
  expect(addMonths(from, months)).toBe(due)
})

test('no day of four years is carried into another month than the one meant', () => {
  for (let day = '2024-01-01'; day < '2028-01-01'; day = addDays(day, 1)) {
    for (const months of [1, 6, 12, 13]) {
      const due = addMonths(day, months)
      const [year = 0, month = 0] = day.split('-').map(Number)
      const meant = year * 12 + month - 1 + months
      expect(due.slice(0, 7)).toBe(`${Math.floor(meant / 12)}-${String((meant % 12) + 1).padStart(2, '0')}`)
      expect(Number(due.slice(8))).toBeLessThanOrEqual(Number(day.slice(8)))
    }
  }
})

test('days are counted over the end of a year, a leap day and the days on which clocks change', () => {
  expect(addDays('2026-10-24', 2)).toBe('2026-10-26')
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
  expect(daysBetween('2026-11-20', '2026-11-08')).toBe(-12)
})

test('a tool is due an interval after its calibration, and at no date where uses are counted or nothing is known', () => {
  expect(dueAfter('2026-01-31', { intervalvalue: 1, intervalunit: 'months' })).toBe('2026-02-28')
  expect(dueAfter('2026-01-31', { intervalvalue: 182, intervalunit: 'days' })).toBe('2026-08-01')
  expect(dueAfter('2026-01-31', { intervalvalue: 500, intervalunit: 'uses' })).toBeNull()
  expect(dueAfter('2026-01-31', { intervalvalue: null, intervalunit: 'months' })).toBeNull()
  expect(dueAfter(null, { intervalvalue: 12, intervalunit: 'months' })).toBeNull()
})
