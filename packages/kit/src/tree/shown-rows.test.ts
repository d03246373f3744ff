import type { TreeNode } from '@shopdb/contract'
import { describe, expect, test } from 'vitest'
import { shownRows } from './shown-rows.ts'
import { treeOf } from './tree.ts'
import { whyNot } from './why-not.ts'

const place = (id: number, name: string, parentid: number | null = null, isactive = true): TreeNode => ({
  id,
  name,
  parentid,
  type: null,
  icon: null,
  hasspot: false,
  isactive,
  assets: 0,
  assetsbelow: 0,
})
const nodes = [
  place(1, 'Hall 1'),
  place(2, 'Cell 1', 1),
  place(3, 'Bay', 2),
  place(4, 'Cell 2', 1),
  place(5, 'Hall 2', null, false),
  place(6, 'Cell 1', 5),
  place(7, 'Attic', 1, false),
]
const tree = treeOf(nodes)
const all = { typed: '', isWithRemoved: true }
const shown = (typed: string, isWithRemoved = false): readonly string[] =>
  shownRows(tree, { typed, isWithRemoved }).tree.nodes.map((node) => node.name)

describe('what a tree shows', () => {
  test('what was looked for, what is on the way to it, and what is below it', () => {
    expect(shown('hall 1 cell 1')).toEqual(['Hall 1', 'Cell 1', 'Bay'])
    const { found, leading } = shownRows(tree, { typed: 'bay', isWithRemoved: false })
    expect([[...found], [...leading]]).toEqual([[3], [1, 2]])
  })

  test('removed rows only where they are wanted, or hold something in use', () => {
    expect(shown('')).toEqual(['Hall 1', 'Cell 1', 'Bay', 'Cell 2', 'Hall 2', 'Cell 1'])
    expect(shownRows(tree, all).tree.nodes).toHaveLength(7)
    expect(shown('attic')).toEqual([])
    expect(shown('attic', true)).toEqual(['Hall 1', 'Attic'])
  })
})

describe('moving a row', () => {
  const find = (id: number): TreeNode => tree.find(id) ?? place(0, '')
  test.each([
    [4, 2, undefined],
    [2, null, undefined],
    [1, null, 'Hall 1 is there already.'],
    [1, 1, 'Hall 1 cannot be part of itself.'],
    [1, 3, 'Bay is a part of Hall 1.'],
    [6, 1, 'Hall 1 has a Cell 1 already.'],
  ])('of %i below %s is told before it is tried', (id, parentid, why) => {
    expect(whyNot(tree, find(id), parentid)).toBe(why)
  })
})
