import { expect, test } from 'vitest'
import { boundedOf, choiceOf, dayOf, flagOf, integerOf } from './values.ts'

test.each([Buffer.from([1]), 1, -1, '1', 'Y', 'true', '\u0001', true])('%j is yes', (raw) => {
  expect(flagOf(raw)).toBe(true)
})

test.each([Buffer.from([0]), 0, '0', 'N', 'False', '\u0000', false])('%j is no', (raw) => {
  expect(flagOf(raw)).toBe(false)
})

test('a flag that is null or blank says nothing', () => {
  expect([null, undefined, '', ' '].map(flagOf)).toEqual([undefined, undefined, undefined, undefined])
})

test.each([
  ['0000-00-00 00:00:00', 'baddate'],
  ['1899-12-30 00:00:00', 'baddate'],
  ['2015-00-00', 'baddate'],
  ['2023-02-29', 'baddate'],
  ['2099-00-03 09:52:32', 'baddate'],
  ['soon', 'baddate'],
  ['2027-01-01', 'futuredate'],
])('%s is no day that anything happened on', (raw, kind) => {
  expect(dayOf(raw, '2026-11-21')).toMatchObject({ notes: [{ kind }] })
  expect(dayOf(raw, '2026-11-21').value).toBeUndefined()
})

test('a real day is kept without its time', () => {
  expect(dayOf('2024-02-29 23:59:59', '2026-11-21')).toEqual({ value: '2024-02-29', notes: [] })
  expect(dayOf(null, '2026-11-21')).toEqual({ notes: [] })
})

test('a whole number can stand in text', () => {
  expect(['12', ' -40 ', 7, '1.5', '', null].map(integerOf)).toEqual([12, -40, 7, undefined, undefined, undefined])
})

test('a number out of bounds is left out and said', () => {
  const bounds = { min: 1, max: 2, name: 'the number of stop bits' }
  expect(boundedOf('1,5', bounds).value).toBe(1.5)
  expect(boundedOf('9', bounds)).toMatchObject({ notes: [{ kind: 'badnumber' }] })
})

test('a parity is known by its first letter', () => {
  const parities = ['none', 'even', 'odd'] as const
  expect(['Even', 'E', 'none', 'x'].map((word) => choiceOf(word, parities, 'the parity').value)).toEqual([
    'even',
    'even',
    'none',
    undefined,
  ])
})
