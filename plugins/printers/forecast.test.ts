import { expect, test } from 'vitest'
import { dayNumber, dayText } from './days.ts'
import { forecastOf, type LevelPoint } from './forecast.ts'

/** Readings of as many days as there are percentages, from day 0. */
const days = (percents: readonly number[], from = 0): readonly LevelPoint[] =>
  percents.map((percent, at) => ({ day: from + at, percent }))

const steady = (from: number, use: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_none, at) => Math.round(from - use * at))

/** Noise that is the same each time: a few percent up or down. */
const noise = (percents: readonly number[], most: number): readonly number[] =>
  percents.map((percent, at) => percent + Math.round(Math.sin(at * 7.3) * most))

/** The day on which it is empty; fails where that is not known. */
function emptyDay(points: readonly LevelPoint[]): number {
  const forecast = forecastOf(points)
  if (forecast.kind !== 'known') throw new Error(`Nobody knows: ${forecast.reason}`)
  return forecast.emptyday
}

test('a supply that loses two percent a day from 100 is empty on day 50', () => {
  expect(forecastOf(days(steady(100, 2, 30)))).toEqual({ kind: 'known', emptyday: 50, dailyuse: 2 })
})

test('what was before the last refill does not count', () => {
  const before = steady(90, 5, 18)
  expect(emptyDay([...days(before), ...days(steady(100, 1, 20), before.length)])).toBe(before.length + 100)
})

test('of several refills the last counts', () => {
  const points = [...days(steady(60, 6, 10)), ...days(steady(100, 9, 10), 10), ...days(steady(99, 3, 12), 20)]
  expect(emptyDay(points)).toBe(20 + 33)
})

test('a refill that is not full counts too', () => {
  expect(emptyDay([...days(steady(40, 4, 10)), ...days(steady(60, 2, 15), 10)])).toBe(10 + 30)
})

test('readings that tremble bend it by little', () => {
  const empty = emptyDay(days(noise(steady(95, 1.5, 40), 3)))
  expect(Math.abs(empty - 95 / 1.5)).toBeLessThan(4)
})

test('single wrong readings do not bend it, nor are they taken for a refill', () => {
  const percents = [...steady(100, 2, 30)]
  percents[8] = 0
  percents[15] = 100
  percents[22] = 3
  expect(Math.abs(emptyDay(days(percents)) - 50)).toBeLessThanOrEqual(1)
})

test('quiet weekends are part of how it goes', () => {
  const uses = Array.from({ length: 42 }, (_none, day) => (day % 7 < 5 ? 2 : 0))
  let percent = 100
  const points = uses.map((use, day) => ({ day, percent: (percent -= use) }))
  const last = points.at(-1)
  const expected = (last?.day ?? 0) + (last?.percent ?? 0) / (10 / 7)
  expect(Math.abs(emptyDay(points) - expected)).toBeLessThan(4)
})

test('a printer that stood still for a month and is busy again is told by the last two weeks', () => {
  const still = Array.from({ length: 30 }, () => 80)
  expect(Math.abs(emptyDay([...days(still), ...days(steady(80, 3, 12), 30)]) - (30 + 80 / 3))).toBeLessThan(5)
})

test('a slow supply that falls in steps of one percent is known by its long way', () => {
  const points = days(Array.from({ length: 60 }, (_none, day) => 80 - Math.floor(day / 5)))
  expect(Math.abs(emptyDay(points) - 400)).toBeLessThan(25)
})

test('gaps between the readings do not matter', () => {
  const points = [0, 1, 9, 10, 11, 25, 30].map((day) => ({ day, percent: 100 - 2 * day }))
  expect(emptyDay(points)).toBe(50)
})

test('of several readings on one day the last counts', () => {
  const points = days(steady(100, 2, 20)).flatMap((point) => [{ ...point, percent: 100 }, point])
  expect(emptyDay(points)).toBe(50)
})

test('a supply that is empty was so on its last day', () => {
  expect(emptyDay(days([...steady(20, 2, 10), 0, 0, 0]))).toBeLessThanOrEqual(13)
})

test.each([
  ['none', []],
  ['three', days([100, 90, 80])],
  ['four on one day', [0, 0, 0, 0].map((day) => ({ day, percent: 50 }))],
  ['those of four days', days([100, 98, 96, 94, 92])],
  ['those since it was filled yesterday', days([...steady(60, 3, 19), 100])],
])('from too few readings, %s, nothing is said', (_title, points) => {
  expect(forecastOf(points)).toEqual({ kind: 'unknown', reason: 'fewreadings' })
})

test.each([
  ['a plateau', days(Array.from({ length: 40 }, () => 70))],
  ['noise around a plateau', days(noise(steady(70, 0, 40), 3))],
  ['a level that rises slowly', days(steady(20, -0.5, 40))],
  ['two percent in two months', days(steady(100, 0.04, 60))],
])('%s says nothing of an end', (_title, points) => {
  expect(forecastOf(points)).toEqual({ kind: 'unknown', reason: 'hardlyused' })
})

test('days have numbers', () => {
  expect(dayText(dayNumber('2026-11-21') + 40)).toBe('2026-12-31')
})
