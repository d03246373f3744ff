import { expect, test } from 'vitest'
import { parseNumber } from './number-text.ts'

test('a comma may be the decimal point', () => {
  expect(parseNumber('1,5')).toBe(1.5)
  expect(parseNumber(' -20 ')).toBe(-20)
})

test('nothing is no value, and what is no number stays as it was typed', () => {
  expect(parseNumber('  ')).toBeNull()
  expect(parseNumber('1.2.3')).toBe('1.2.3')
  expect(parseNumber('1e5')).toBe('1e5')
})
