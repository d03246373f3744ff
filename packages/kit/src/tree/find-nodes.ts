import type { TreeNode } from '@shopdb/contract'
import { compareNames } from '../text/compare-names.ts'
import { pathText, type Tree } from './tree.ts'

function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/**
 * The rows that are meant by some words in any order: all of them stand on the way to the row, the last part of it in its own
 * name. `hall 2 cell 7` is the cell 7 of hall 2 and of no other.
 */
export function findNodes(tree: Tree, typed: string): readonly TreeNode[] {
  const words = folded(typed).split(/\s+/u).filter(Boolean)
  if (words.length === 0) return tree.nodes
  return tree.nodes.filter((node) => {
    const name = folded(node.name)
    if (!words.some((word) => name.includes(word))) return false
    const path = folded(pathText(tree, node.id))
    return words.every((word) => path.includes(word))
  })
}

/** The same as people read them: what is called just so first, then by name, then by where it stands. */
export function findInOrder(tree: Tree, typed: string): readonly TreeNode[] {
  const isMeant = ({ name }: TreeNode): number => (compareNames(name, typed.trim()) === 0 ? 0 : 1)
  const byPlace = (one: TreeNode, other: TreeNode): number =>
    compareNames(pathText(tree, one.id), pathText(tree, other.id))
  return findNodes(tree, typed).toSorted(
    (one, other) => isMeant(one) - isMeant(other) || compareNames(one.name, other.name) || byPlace(one, other),
  )
}
