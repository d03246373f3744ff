import { expect, test } from 'vitest'
import { siblingsOf, type Pair } from './siblings.ts'

const tied = (pairs: readonly Pair[]): readonly Pair[] => [...siblingsOf(pairs, (one, other) => one - other).values()]

test('a pair is one tie, from the higher number to the lower, in whichever direction and however often it is told', () => {
  expect(tied([[2, 1], [1, 2], [2, 1]])).toEqual([[2, 1]])
})

test('a circle of three has two ties to its head', () => {
  expect(tied([[1, 2], [2, 3], [3, 1]]).toSorted()).toEqual([[2, 1], [3, 1]])
})

test('a chain of five has four ties to its head, so that no walk through it is longer than two steps', () => {
  expect(tied([[1, 2], [2, 3], [3, 4], [4, 5]]).toSorted()).toEqual([[2, 1], [3, 1], [4, 1], [5, 1]])
})

test('two groups that a later pair joins become one', () => {
  expect(tied([[3, 4], [1, 2], [4, 1]]).toSorted()).toEqual([[2, 1], [3, 1], [4, 1]])
})

test('each tie is told by a pair of its own, and a pair that says nothing new has none', () => {
  expect([...siblingsOf([[1, 2], [2, 1], [3, 2]], (one, other) => one - other).keys()].toSorted()).toEqual([0, 2])
})
