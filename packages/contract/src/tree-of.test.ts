import { expect, test } from 'vitest'
import { location } from './model/places.ts'
import { treeOf } from './tree-of.ts'

const row = (locationid: number, parentlocationid: number | null) => ({ locationid, parentlocationid })
// A site with two halls and a bay in the first; the house of 7 was removed.
const rows = [row(1, null), row(2, 1), row(3, 1), row(4, 2), row(7, 9)]
const tree = treeOf(location, rows)

test('what stands above a row is told, with the row itself', () => {
  expect([...tree.above(4)]).toEqual([4, 2, 1])
  expect([...tree.above(7)]).toEqual([7, 9])
  expect([...tree.above(null)]).toEqual([])
})

test('two rows stand in one line, whichever is above, and neighbors do not', () => {
  expect(tree.isInLine(4, 1)).toBe(true)
  expect(tree.isInLine(1, 4)).toBe(true)
  expect(tree.isInLine(3, 3)).toBe(true)
  expect(tree.isInLine(3, 4)).toBe(false)
})

test('rows that go round in a circle end somewhere', () => {
  const circle = treeOf(location, [row(1, 2), row(2, 1)])
  expect([...circle.above(1)]).toEqual([1, 2])
})
