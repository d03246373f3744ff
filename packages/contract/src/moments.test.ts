import { expect, test } from 'vitest'
import { momentText } from './moments.ts'

/** On the clocks of this machine, wherever it stands. */
const at = (day: number, hour: number): string => new Date(2026, 10, day, hour, 5).toISOString()

test('a moment is told with its day and year', () => {
  expect(momentText(at(21, 14))).toBe('Sat, 21 Nov 2026, 14:05')
})

test('beside what is of today, of today only the time is told, and of another day no year', () => {
  expect(momentText(at(21, 14), at(21, 0))).toBe('14:05')
  expect(momentText(at(22, 6), at(21, 23))).toBe('Sun 22 Nov, 06:05')
})
