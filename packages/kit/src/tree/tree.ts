import type { TreeNode } from '@shopdb/contract'
import { compareNames } from '../text/compare-names.ts'

/** A whole tree, to be asked. */
export interface Tree {
  readonly nodes: readonly TreeNode[]
  readonly find: (id: number | null) => TreeNode | undefined
  /** The rows directly below one, or at the top for null, as people read them: `Cell 2` before `Cell 10`. */
  readonly childrenOf: (id: number | null) => readonly TreeNode[]
  /** From the top to the row itself; empty where there is no such row. */
  readonly lineOf: (id: number) => readonly TreeNode[]
  /** Whether a row is the other one or somewhere below it. */
  readonly isWithin: (id: number, top: number) => boolean
}

/** The tree that rows form. A row whose parent is not among them stands at the top. */
export function treeOf(nodes: readonly TreeNode[]): Tree {
  const byid = new Map(nodes.map((node) => [node.id, node]))
  const parentOf = ({ parentid }: TreeNode): TreeNode | undefined =>
    parentid === null ? undefined : byid.get(parentid)
  const ordered = nodes.toSorted((one, other) => compareNames(one.name, other.name) || one.id - other.id)
  const children = Map.groupBy(ordered, (node) => parentOf(node)?.id ?? null)

  const lineOf = (id: number): readonly TreeNode[] => {
    const line: TreeNode[] = []
    for (let at = byid.get(id); at && !line.includes(at); at = parentOf(at)) line.unshift(at)
    return line
  }
  return {
    nodes,
    find: (id) => (id === null ? undefined : byid.get(id)),
    childrenOf: (id) => children.get(id) ?? [],
    lineOf,
    isWithin: (id, top) => lineOf(id).some((node) => node.id === top),
  }
}

/** The names from the top down to the row: `Hall 2 / Section B / Cell 7`. */
export function pathText(tree: Tree, id: number): string {
  return namesOf(tree.lineOf(id))
}

/** The names of what is above a row: `Hall 2 / Section B`; the empty text at the top. */
export function aboveText(tree: Tree, id: number): string {
  return namesOf(tree.lineOf(id).slice(0, -1))
}

const namesOf = (line: readonly TreeNode[]): string => line.map((node) => node.name).join(' / ')

/** A row as it is read: how deep it stands, and which of how many siblings it is, from 1. */
export interface TreeRow {
  readonly node: TreeNode
  readonly depth: number
  readonly position: number
  readonly siblings: number
}

/** The rows in reading order. A row that is not open hides what is below it. */
export function* rowsOf(tree: Tree, isOpen: (node: TreeNode) => boolean): Generator<TreeRow> {
  const waiting = levelBelow(tree, null, 0)
  for (let row = waiting.pop(); row; row = waiting.pop()) {
    yield row
    if (isOpen(row.node)) waiting.push(...levelBelow(tree, row.node.id, row.depth + 1))
  }
}

/** The last one first, so that the first is taken next. */
function levelBelow(tree: Tree, id: number | null, depth: number): TreeRow[] {
  const nodes = tree.childrenOf(id)
  return nodes.map((node, at) => ({ node, depth, position: at + 1, siblings: nodes.length })).toReversed()
}
