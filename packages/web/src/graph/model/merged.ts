import type { GraphEdge, GraphNode } from '@shopdb/contract'

/** Several answers about ties, put together. */
export interface Merged {
  readonly rootid: number
  /** Each asset once, the nearest first; `more` counts the ties that none of the answers has. */
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
}

/** What an answer of the graph and one of what a stop affects have in common. */
export interface Part {
  readonly assetid: number
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
}

/** Puts answers together; the first is about the asset of the page, the others about assets that the ones before have. */
export function mergeGraphs([first, ...others]: readonly Part[]): Merged | undefined {
  if (!first) return undefined
  const nodes = new Map(first.nodes.map((node) => [node.assetid, node]))
  const ties = new Map(first.nodes.map((node) => [node.assetid, tiesOf(first, node)]))
  const edges = new Map(first.edges.map((edge) => [edge.relationshipid, edge]))
  for (const part of others) {
    const base = nodes.get(part.assetid)?.depth ?? 0
    for (const node of part.nodes) {
      const known = nodes.get(node.assetid)
      if (!known || known.depth > base + node.depth) nodes.set(node.assetid, { ...node, depth: base + node.depth })
      ties.set(node.assetid, Math.max(ties.get(node.assetid) ?? 0, tiesOf(part, node)))
    }
    for (const edge of part.edges) edges.set(edge.relationshipid, edge)
  }
  const all = [...edges.values()]
  const counted = countEnds(all)
  const told = [...nodes.values()].map((node) => {
    const more = (ties.get(node.assetid) ?? 0) - (counted.get(node.assetid) ?? 0)
    return { ...node, more: Math.max(more, 0) }
  })
  return { rootid: first.assetid, nodes: told.toSorted((one, other) => one.depth - other.depth), edges: all }
}

function tiesOf({ edges }: Part, { assetid, more }: GraphNode): number {
  return more + edges.filter((edge) => edge.sourceassetid === assetid || edge.targetassetid === assetid).length
}

function countEnds(edges: readonly GraphEdge[]): ReadonlyMap<number, number> {
  const counted = new Map<number, number>()
  for (const { sourceassetid, targetassetid } of edges)
    for (const id of [sourceassetid, targetassetid]) counted.set(id, (counted.get(id) ?? 0) + 1)
  return counted
}
