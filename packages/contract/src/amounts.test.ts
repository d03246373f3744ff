import { expect, test } from 'vitest'
import { amountText, numberText, unitFor } from './amounts.ts'

test('thousands are set apart from 10,000 on, in the language that is asked for', () => {
  expect([8193, 12_000, -1_234_567.5, 0.125].map((one) => numberText(one))).toEqual([
    '8193',
    '12,000',
    '-1,234,567.5',
    '0.125',
  ])
  expect(numberText(12_000.126, 2, 'de')).toBe('12.000,13')
})

test('a number stands before its unit, which is singular beside one', () => {
  expect([0, 1, 2, 12_000].map((days) => amountText(days, 'days'))).toEqual([
    '0 days',
    '1 day',
    '2 days',
    '12,000 days',
  ])
  expect([amountText(7), amountText(7, ''), amountText(1.5, 'hours')]).toEqual(['7', '7', '1.5 hours'])
})

test.each([
  ['days before', 'day before'],
  ['free ports', 'free port'],
  ['Months', 'Month'],
  ['entries', 'entry'],
  ['batches', 'batch'],
  ['boxes', 'box'],
  ['uses', 'use'],
  ['ties', 'tie'],
  ['pages per minute', 'page per minute'],
])('one of %s is one %s', (several, one) => {
  expect(unitFor(1, several)).toBe(one)
})

test('what counts nothing is the same beside one', () => {
  const units = [
    'h',
    '%',
    'ms',
    's',
    'kbps',
    'ips',
    'Mbit/s',
    'rows/s',
    'celsius',
    'gauss',
    'siemens',
    'series',
    'to be wiped',
  ]
  expect(units.map((unit) => unitFor(1, unit))).toEqual(units)
})
