import { expect, test } from 'vitest'
import { siblingsOf, type Pair } from './siblings.ts'

const byNumber = (one: number, other: number): number => one - other
const tied = (...pairs: readonly Pair[]): readonly Pair[] =>
  [...siblingsOf(pairs, byNumber).values()].toSorted(([one], [other]) => byNumber(one, other))

test('a pair is one tie, from the higher number to the lower, in whichever direction and however often it is told', () => {
  expect(tied([2, 1], [1, 2], [2, 1])).toEqual([[2, 1]])
})

test('a circle of three has two ties to its head', () => {
  expect(tied([1, 2], [2, 3], [3, 1])).toEqual([
    [2, 1],
    [3, 1],
  ])
})

test('a chain of five has four ties to its head, so that no walk through it is longer than two steps', () => {
  expect(tied([1, 2], [2, 3], [3, 4], [4, 5])).toEqual([
    [2, 1],
    [3, 1],
    [4, 1],
    [5, 1],
  ])
})

test('two groups that a later pair joins become one', () => {
  expect(tied([3, 4], [1, 2], [4, 1])).toEqual([
    [2, 1],
    [3, 1],
    [4, 1],
  ])
})

test('each tie is told by a pair of its own, and a pair that says nothing new has none', () => {
  const telling = siblingsOf(
    [
      [1, 2],
      [2, 1],
      [3, 2],
    ],
    byNumber,
  ).keys()
  expect([...telling]).toEqual([0, 2])
})
