import { expect, test } from 'vitest'
import { amountOf, dialectOf } from './supply-level.ts'

test.each([
  ['20 % of a toner in impressions', 1060, 5300, 20],
  ['88 % of a big toner', 17_600, 20_000, 88],
  ['1 % of an ink', 1, 100, 1],
  ['waste toner with 5 % of its room left', 5, 100, 5],
  ['a level beyond what it holds is full', 120, 100, 100],
  ['a last rest is not nothing', 3, 20_000, 1],
])('%s', (_title, level, maxcapacity, percent) => {
  expect(amountOf({ level, maxcapacity })).toEqual({ state: 'measured', percent })
})

test.each([
  ['no restriction', -1, 100, 'unlimited'],
  ['unknown', -2, 100, 'unknown'],
  ['some is left, of an unknown capacity', -3, -2, 'some'],
  ['some is left, of a known capacity', -3, 12_000, 'some'],
  ['a level without a capacity is no share of anything', 40, -2, 'some'],
  ['a word that the standard does not have', -7, 100, 'unknown'],
  ['never read', null, 100, 'unknown'],
] as const)('%s has no percentage', (_title, level, maxcapacity, state) => {
  expect(amountOf({ level, maxcapacity })).toEqual({ state, percent: null })
})

test('nothing left of a capacity is empty', () => {
  expect(amountOf({ level: 0, maxcapacity: 100 })).toEqual({ state: 'empty', percent: 0 })
})

test.each([0, -1, -2, null])('zero of a capacity that nobody knows says nothing: 0 of %s', (maxcapacity) => {
  expect(amountOf({ level: 0, maxcapacity })).toEqual({ state: 'unknown', percent: null })
})

test.each([
  [-3, 'some'],
  [-2, 'low'],
  [0, 'empty'],
] as const)('a LaserJet 4500 says %s for %s', (level, state) => {
  const dialect = dialectOf('HP Color LaserJet 4500 DN')
  expect(amountOf({ level, maxcapacity: -2, dialect })).toMatchObject({ state })
})

test.each(['HP LaserJet 4500X', 'HP LaserJet M4500', 'Brother HL-4500', null])('%s is not that model', (name) => {
  expect(dialectOf(name)).toBe('rfc3805')
})
