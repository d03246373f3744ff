import type { TreeNode } from '@shopdb/contract'
import { describe, expect, test } from 'vitest'
import { findInOrder, findNodes } from './find-nodes.ts'
import { aboveText, pathText, rowsOf, treeOf } from './tree.ts'

const place = (id: number, name: string, parentid: number | null = null): TreeNode => ({
  id,
  name,
  parentid,
  type: null,
  icon: null,
  hasspot: false,
  isactive: true,
  assets: 0,
  assetsbelow: 0,
})
const tree = treeOf([
  place(1, 'Hall 10'),
  place(2, 'Hall 2'),
  place(3, 'Cell 10', 2),
  place(4, 'Cell 9', 2),
  place(5, 'Cell 1', 1),
  place(6, 'Cell 1', 2),
  place(7, 'M\u00fcller corner', 6),
])
const ids = (nodes: Iterable<TreeNode>): readonly number[] => Array.from(nodes, (node) => node.id)

describe('a tree', () => {
  test('is read from the top down, numbers by their value', () => {
    expect(
      Array.from(
        rowsOf(tree, () => true),
        ({ node, depth }) => [node.name, depth],
      ),
    ).toEqual([
      ['Hall 2', 0],
      ['Cell 1', 1],
      ['M\u00fcller corner', 2],
      ['Cell 9', 1],
      ['Cell 10', 1],
      ['Hall 10', 0],
      ['Cell 1', 1],
    ])
  })

  test('shows what is opened and nothing below what is closed', () => {
    const shown = rowsOf(tree, ({ id }) => id === 2)
    expect(Array.from(shown, ({ node }) => node.id)).toEqual([2, 6, 4, 3, 1])
  })

  test('tells two places of one name apart by what they are in', () => {
    expect([aboveText(tree, 5), aboveText(tree, 6)]).toEqual(['Hall 10', 'Hall 2'])
    expect(pathText(tree, 7)).toBe('Hall 2 / Cell 1 / M\u00fcller corner')
    expect([aboveText(tree, 1), aboveText(tree, 99)]).toEqual(['', ''])
  })

  test('knows what a row would take along', () => {
    expect(tree.isWithin(7, 2)).toBe(true)
    expect(tree.isWithin(2, 2)).toBe(true)
    expect(tree.isWithin(2, 7)).toBe(false)
  })

  test('stays a tree when somebody made a ring by hand, or a parent is missing', () => {
    const broken = treeOf([place(1, 'A', 2), place(2, 'B', 1), place(3, 'C', 77)])
    expect(ids(broken.lineOf(1))).toEqual([2, 1])
    expect(ids(broken.childrenOf(null))).toEqual([3])
  })
})

describe('finding in a tree', () => {
  test('words are read on the way down, the last one in the own name of the place', () => {
    expect(ids(findNodes(tree, 'hall 2 cell 1'))).toEqual([3, 6])
    expect(ids(findNodes(tree, 'hall 10 cell 1'))).toEqual([5])
    expect(ids(findNodes(tree, 'hall'))).toEqual([1, 2])
    expect(ids(findNodes(tree, 'muller'))).toEqual([7])
    expect(ids(findNodes(tree, 'bench'))).toEqual([])
  })

  test('where nothing is meant so, in any order', () => {
    expect(ids(findInOrder(tree, 'cell 9 hall'))).toEqual([4])
  })

  test('what is called just as typed comes first', () => {
    expect(ids(findInOrder(tree, 'Cell 1'))).toEqual([6, 5, 3])
  })
})
