import { expect, test } from 'vitest'
import { type Alert, nextAlert } from './supply-alert.ts'
import { amountOf } from './supply-level.ts'

const thresholds = { lowpercent: 20, criticalpercent: 5 }
const after = (before: Alert, level: number): Alert =>
  nextAlert(before, amountOf({ level, maxcapacity: 100 }), thresholds)

/** The alerts of a supply as its level is read again and again. */
function told(levels: readonly number[]): readonly Alert[] {
  const seen: Alert[] = []
  for (const level of levels) seen.push(after(seen.at(-1) ?? 'unknown', level))
  return seen
}

test('a supply that runs out is low, then critical', () => {
  expect(told([30, 21, 20, 6, 5, 0])).toEqual(['ok', 'ok', 'low', 'low', 'critical', 'critical'])
})

test('a level that trembles around a threshold raises one alert', () => {
  expect(told([21, 20, 21, 20, 22, 23])).toEqual(['ok', 'low', 'low', 'low', 'low', 'low'])
  expect(told([6, 5, 7, 8, 5])).toEqual(['low', 'critical', 'critical', 'critical', 'critical'])
})

test('a new cartridge ends the alert at once', () => {
  expect(told([4, 100])).toEqual(['critical', 'ok'])
  expect(told([4, 15])).toEqual(['critical', 'low'])
})

test('what a printer cannot say alarms nobody', () => {
  expect([after('low', -2), after('unknown', -3), after('unknown', -1)]).toEqual(['unknown', 'ok', 'ok'])
})

test('a printer that says low without a number is believed', () => {
  const amount = amountOf({ level: -2, maxcapacity: -2, dialect: 'hp4500' })
  expect(nextAlert('ok', amount, thresholds)).toBe('low')
})
