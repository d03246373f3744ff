import { expect, test } from 'vitest'
import { chance } from '../testing/chance-deeds.ts'
import { foldText } from './fold.ts'
import { textKey } from './text-key.ts'

const byKey = (one: string, other: string): number =>
  Buffer.compare(Buffer.from(textKey(one)), Buffer.from(textKey(other)))

test('numbers are sorted by their value and letters without their case', () => {
  const sorted = [
    '2-axis',
    '10-axis',
    'alpha',
    'Beta',
    'Cell',
    'cell 1',
    'CELL 2',
    'Cell 2 b',
    'Cell 10',
    'Cell 100',
    'Zeta',
  ]
  expect(sorted.toReversed().toSorted(byKey)).toEqual(sorted)
})

test('a number with zeros in front stands right behind the same without', () => {
  const sorted = ['0', '00', 'T-1', 'T-01', 'T-002', 'T-3', 'T-0047', 'T-099', 'T-100', 'T-0100']
  expect(sorted.toReversed().toSorted(byKey)).toEqual(sorted)
})

test('numbers of any length are sorted by it', () => {
  const sorted = Array.from({ length: 120 }, (_, length) => `n${'1'.repeat(length + 1)}`)
  expect(sorted.toReversed().toSorted(byKey)).toEqual(sorted)
})

test('a part of a number that has a sign of its own, as in a version, is a number', () => {
  const sorted = ['1.2', '1.9', '1.10', '1.10.1', '2.0', '10.0']
  expect(sorted.toReversed().toSorted(byKey)).toEqual(sorted)
})

test('texts have one key where they are the same when folded, and only there, even where there is hardly room for it', () => {
  const below = chance(7)
  const signs = '0012379aB -.'
  const texts = Array.from({ length: 40_000 }, () =>
    Array.from({ length: 1 + below(9) }, () => signs[below(signs.length)]).join(''),
  )
  for (const most of [9, 11, 60]) {
    const foldedOf = new Map<string, string>()
    for (const text of texts) {
      const [key, folded] = [textKey(text, most), foldText(text)]
      expect(foldedOf.get(key) ?? folded).toBe(folded)
      expect(key.length).toBeLessThanOrEqual(most)
      foldedOf.set(key, folded)
    }
  }
})

test('a text that is longer than its key may be is left as it is folded', () => {
  expect(textKey('Number 10', 8)).toBe('number 10')
  expect(textKey('Number 10', 9)).toBe('number 10')
  expect(textKey('Number 10', 10)).toBe('number A10')
})
