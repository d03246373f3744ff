import type { GraphEdge, GraphNode } from '@shopdb/contract'
import type { Branch } from './branches.ts'

/** An asset in the list beside the drawing. */
export interface Step {
  readonly node: GraphNode
  /** How it is tied to the asset before it: `is controlled by`. */
  readonly verb: string
  readonly label: string | null
  /** The number of the asset before it; undefined where that is the asset of the page. */
  readonly over: string | undefined
}

/** Everything in a tree by how many ties it is away, beginning with one. */
export function stepsOf(tree: Branch): readonly (readonly Step[])[] {
  const levels: Step[][] = []
  const walk = (branch: Branch, level: number): void => {
    for (const child of branch.children) {
      levels[level] ??= []
      levels[level].push(stepOf(child.node, child.edge, level === 0 ? undefined : branch.node.assetnumber))
      walk(child, level + 1)
    }
  }
  walk(tree, 0)
  return levels
}

/** What a stop affects, nearest first, by how many ties it is away. */
export function affectedSteps(
  nodes: readonly GraphNode[],
  affected: ReadonlyMap<number, GraphEdge | undefined>,
  rootid: number,
): readonly (readonly Step[])[] {
  const byid = new Map(nodes.map((node) => [node.assetid, node]))
  const far = new Map([[rootid, 0]])
  const levels: Step[][] = []
  for (const [assetid, edge] of affected) {
    const node = byid.get(assetid)
    if (!node || !edge) continue
    const before = edge.sourceassetid === assetid ? edge.targetassetid : edge.sourceassetid
    const level = far.get(before) ?? 0
    far.set(assetid, level + 1)
    levels[level] ??= []
    levels[level].push(stepOf(node, edge, before === rootid ? undefined : byid.get(before)?.assetnumber))
  }
  return levels
}

function stepOf(node: GraphNode, edge: GraphEdge | undefined, over: string | undefined): Step {
  const verb = edge?.sourceassetid === node.assetid ? edge.forwardlabel : (edge?.reverselabel ?? '')
  return { node, verb, label: edge?.label ?? null, over }
}
