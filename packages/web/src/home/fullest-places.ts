import type { TreeNode } from '@shopdb/contract'
import type { Tree } from '@shopdb/kit'

const most = 6

/** The places of the first level on which there is more than one, those with the most assets first. */
export function fullestPlaces(tree: Tree): readonly TreeNode[] {
  let level = holding(tree, null)
  for (let depth = 0; depth < 10; depth++) {
    const [only, ...others] = level
    const below = only && others.length === 0 ? holding(tree, only.id) : []
    // What stands in the one place itself would be told by none of its parts.
    if (!only || below.length === 0 || only.assets > 0) break
    level = below
  }
  return level.toSorted((one, other) => other.assetsbelow - one.assetsbelow).slice(0, most)
}

function holding(tree: Tree, id: number | null): readonly TreeNode[] {
  return tree.childrenOf(id).filter((node) => node.assetsbelow > 0)
}
