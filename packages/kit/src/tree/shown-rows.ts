import type { TreeNode } from '@shopdb/contract'
import { findNodes } from './find-nodes.ts'
import { treeOf, type Tree } from './tree.ts'

/** What of a tree is looked at. */
export interface Shown {
  readonly tree: Tree
  /** The rows that were looked for. */
  readonly found: ReadonlySet<number>
  /** What has to be open for them to be seen. */
  readonly leading: ReadonlySet<number>
}

/** What a person wants to see. */
export interface Wish {
  readonly typed: string
  readonly isWithRemoved: boolean
}

/** The rows that are meant by the typed words, with all on the way to them and all below them; without words, every row. */
export function shownRows(whole: Tree, { typed, isWithRemoved }: Wish): Shown {
  const tree = isWithRemoved ? whole : withoutRemoved(whole)
  if (typed.trim() === '') return { tree, found: new Set(), leading: new Set() }
  const found = idsOf(findNodes(tree, typed))
  const leading = idsOf([...found].flatMap((id) => tree.lineOf(id).slice(0, -1)))
  const isShown = ({ id }: TreeNode): boolean => leading.has(id) || tree.lineOf(id).some((node) => found.has(node.id))
  return { tree: treeOf(tree.nodes.filter(isShown)), found, leading }
}

/** A removed row below which something is in use stays, so that nothing in use is hidden. */
function withoutRemoved(tree: Tree): Tree {
  const kept = idsOf(tree.nodes.filter((node) => node.isactive).flatMap((node) => tree.lineOf(node.id)))
  return kept.size === tree.nodes.length ? tree : treeOf(tree.nodes.filter((node) => kept.has(node.id)))
}

const idsOf = (nodes: readonly TreeNode[]): ReadonlySet<number> => new Set(nodes.map((node) => node.id))
