import type { TreeNode } from '@shopdb/contract'
import { compareNames } from '../text/compare-names.ts'
import type { Tree } from './tree.ts'

/** Why a row cannot become part of another, or stand at the top; undefined where it can. The server has the last word. */
export function whyNot(tree: Tree, node: TreeNode, parentid: number | null): string | undefined {
  if (parentid === node.parentid) return `${node.name} is there already.`
  const parent = tree.find(parentid)
  if (!parent) return undefined
  if (parent.id === node.id) return `${node.name} cannot be part of itself.`
  if (tree.isWithin(parent.id, node.id)) return `${parent.name} is a part of ${node.name}.`
  const isTaken = tree.childrenOf(parent.id).some((child) => compareNames(child.name, node.name) === 0)
  return isTaken ? `${parent.name} has a ${node.name} already.` : undefined
}
