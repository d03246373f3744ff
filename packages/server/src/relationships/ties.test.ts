import { expect, test } from 'vitest'
import { tiedTo } from './ties.ts'

const tie = (one: number, other: number) => ({ one, other })

test('both halves of a machine are found from either', () => {
  expect(tiedTo(1, [tie(1, 2)])).toEqual([2])
  expect(tiedTo(2, [tie(1, 2)])).toEqual([1])
})

test('a ring is walked once', () => {
  expect(tiedTo(1, [tie(1, 2), tie(2, 3), tie(3, 1)])).toEqual([2, 3])
})

test('the walk ends three ties away', () => {
  expect(tiedTo(1, [tie(1, 2), tie(2, 3), tie(3, 4), tie(4, 5)])).toEqual([2, 3, 4])
})
