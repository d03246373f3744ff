import { expect, test } from 'vitest'
import { amountWords, lastsWords, leftWords, levelWords, lowestOf, type WordedSupply } from './supply-words.ts'

const toner: WordedSupply = {
  name: 'Black Toner',
  class: 'consumed',
  unit: '%',
  level: 40,
  maxcapacity: 100,
  percent: 40,
  alert: 'ok',
  emptyon: null,
}
const plain = (words: string): string => words.replaceAll('\u00a0', ' ')

test.each([
  [{}, '40 %'],
  [{ level: -3, percent: null }, 'some left'],
  [{ level: -3, percent: null, class: 'receptacle' }, 'some room left'],
  [{ level: 0, percent: 0 }, 'empty'],
  [{ level: 0, percent: 0, class: 'receptacle' }, 'full'],
  [{ level: -2, percent: null }, 'unknown'],
  [{ level: -1, percent: null }, 'does not run out'],
])('%# what is left is said in words', (more, words) => {
  expect(plain(leftWords({ ...toner, ...more }))).toBe(words)
})

test('ten squares stand for all; the last rest has one, nothing has none', () => {
  const squares = (percent: number): number => levelWords({ ...toner, percent }).split('\u25b0').length - 1
  expect([squares(100), squares(44), squares(4), squares(1), squares(0)]).toEqual([10, 4, 1, 1, 0])
})

test('an amount is told where it says more than the percentage', () => {
  expect(amountWords(toner)).toBe('')
  expect(plain(amountWords({ ...toner, level: 1060, maxcapacity: 5300, unit: 'impressions' }))).toBe(
    '1060 of 5300 impressions',
  )
  expect(plain(amountWords({ ...toner, level: 10_600, maxcapacity: 53_000, unit: 'pages' }))).toBe(
    '10,600 of 53,000 pages',
  )
  expect(amountWords({ ...toner, level: -3, maxcapacity: 100 })).toBe('')
})

test.each([
  [null, 'unknown'],
  ['2026-11-20', 'due'],
  ['2026-11-21', 'due'],
  ['2026-11-22', '1 day'],
  ['2026-12-21', '30 days'],
  ['2027-02-21', '3 months'],
])('a supply that is empty on %s lasts on 2026-11-21: %s', (emptyon, words) => {
  expect(plain(lastsWords({ emptyon }, '2026-11-21'))).toBe(words)
})

test('the lowest supply is the most pressing one; what says nothing is not the lowest', () => {
  const low = { ...toner, name: 'Drum', percent: 30, alert: 'low' as const }
  const unknown = { ...toner, name: 'Fuser', percent: null, alert: 'unknown' as const }
  expect(lowestOf([toner, low, unknown, { ...toner, percent: 25 }])?.name).toBe('Drum')
  expect(lowestOf([unknown])).toBeUndefined()
})
