import type { TreeNode } from '@shopdb/contract'
import { compareNames } from '../text/compare-names.ts'
import { aboveText, pathText, type Tree } from './tree.ts'

/** What is compared: without case and accents. */
function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/**
 * The rows that are meant by some words: read on the way down to the row, the last one in its own name. `hall 2 cell 7` is the
 * cell 7 of hall 2 and no other. Where nothing is meant so, the words may stand in any order.
 */
export function findNodes(tree: Tree, typed: string): readonly TreeNode[] {
  const words = folded(typed).split(/\s+/u).filter(Boolean)
  if (words.length === 0) return tree.nodes
  const ways = tree.nodes.map((node) => ({ node, above: folded(aboveText(tree, node.id)), name: folded(node.name) }))
  const inOrder = ways.filter((way) => isOnWay(way, words))
  const found = inOrder.length > 0 ? inOrder : ways.filter((way) => hasAll(way, words))
  return found.map(({ node }) => node)
}

/** A row with the names on the way to it. */
interface Way {
  readonly above: string
  readonly name: string
}

/** The words follow each other on the way down. */
function isOnWay({ above, name }: Way, words: readonly string[]): boolean {
  const path = `${above} ${name}`
  let from = 0
  for (const [at, word] of words.entries()) {
    // The last one is looked for where the row's own name begins.
    const start = at === words.length - 1 ? Math.max(from, above.length) : from
    const place = path.indexOf(word, start)
    if (place < 0) return false
    from = place + word.length
  }
  return true
}

function hasAll({ above, name }: Way, words: readonly string[]): boolean {
  return words.some((word) => name.includes(word)) && words.every((word) => `${above} ${name}`.includes(word))
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
