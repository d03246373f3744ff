import { expect, test } from 'vitest'
import { addInterval, nextDueOf } from './interval.ts'

test.each([
  ['2026-01-31', 1, 'months', '2026-02-28'],
  ['2028-01-31', 1, 'months', '2028-02-29'],
  ['2026-03-31', 1, 'months', '2026-04-30'],
  ['2026-01-30', 13, 'months', '2027-02-28'],
  ['2026-12-15', 1, 'months', '2027-01-15'],
  ['2028-02-29', 1, 'years', '2029-02-28'],
  ['2028-02-29', 4, 'years', '2032-02-29'],
  ['2026-10-24', 2, 'days', '2026-10-26'],
  ['2026-12-28', 1, 'weeks', '2027-01-04'],
] as const)('%s and %i %s is %s', (day, value, unit, later) => {
  expect(addInterval(day, value, unit)).toBe(later)
})

test('a plan is due on its first day, and then an interval after it was last done', () => {
  const plan = { firstdue: '2026-05-01', lastdone: null, intervalvalue: 3, intervalunit: 'months' } as const
  expect(nextDueOf(plan)).toBe('2026-05-01')
  expect(nextDueOf({ ...plan, lastdone: '2026-05-09' })).toBe('2026-08-09')
  expect(nextDueOf({ ...plan, firstdue: null })).toBeNull()
})
