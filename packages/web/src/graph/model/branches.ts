import type { GraphEdge, GraphNode } from '@shopdb/contract'
import type { Merged } from './merged.ts'

/** On which side of the asset of the page something stands: what it depends on is before it, what depends on it behind. */
export type Side = 'before' | 'behind'

/** An asset of the drawing as a branch of a tree: the nearest way from the asset of the page leads over its parent. */
export interface Branch {
  readonly node: GraphNode
  readonly side: Side
  /** The tie to its parent; undefined for the asset of the page. */
  readonly edge: GraphEdge | undefined
  readonly children: readonly Branch[]
}

/** The nearest ways to all assets as a tree; each asset is in it once, so rings are cut. The same graph gives the same tree. */
export function branchesOf({ rootid, nodes, edges }: Merged): Branch | undefined {
  const byid = new Map(nodes.map((node) => [node.assetid, node]))
  const ties = tiesByAsset(edges)
  const taken = new Set([rootid])
  const found = new Map<number, { readonly id: number; readonly edge: GraphEdge }[]>()
  let row = [rootid]
  while (row.length > 0) {
    const next: number[] = []
    for (const id of row) {
      const children = beyond(id, ties, byid).filter((one) => !taken.has(one.id))
      const fresh = [...new Map(children.toReversed().map((one) => [one.id, one])).values()].toReversed()
      for (const one of fresh) taken.add(one.id)
      found.set(id, fresh)
      next.push(...fresh.map((one) => one.id))
    }
    row = next
  }
  const grow = (id: number, side: Side, edge?: GraphEdge): readonly Branch[] => {
    const node = byid.get(id)
    if (!node) return []
    const children = (found.get(id) ?? []).flatMap((one) =>
      grow(one.id, id === rootid ? sideOf(one.edge, rootid) : side, one.edge),
    )
    return [{ node, side, edge, children }]
  }
  return grow(rootid, 'behind')[0]
}

function tiesByAsset(edges: readonly GraphEdge[]): ReadonlyMap<number, readonly GraphEdge[]> {
  const ties = new Map<number, GraphEdge[]>()
  for (const edge of edges)
    for (const id of [edge.sourceassetid, edge.targetassetid]) ties.set(id, [...(ties.get(id) ?? []), edge])
  return ties
}

interface Beyond {
  readonly id: number
  readonly edge: GraphEdge
}

const byNumber = new Intl.Collator('en', { numeric: true })

/** What is one tie away, by kind, then by number. */
function beyond(
  id: number,
  ties: ReadonlyMap<number, readonly GraphEdge[]>,
  byid: ReadonlyMap<number, GraphNode>,
): readonly Beyond[] {
  const numberOf = (one: Beyond): string => byid.get(one.id)?.assetnumber ?? ''
  return (ties.get(id) ?? [])
    .map((edge) => ({ id: edge.sourceassetid === id ? edge.targetassetid : edge.sourceassetid, edge }))
    .toSorted(
      (one, other) =>
        one.edge.relationshiptypeid - other.edge.relationshiptypeid ||
        byNumber.compare(numberOf(one), numberOf(other)) ||
        one.edge.relationshipid - other.edge.relationshipid,
    )
}

/** Who controls the asset, and what it is part of, stand before it. */
function sideOf({ relationshiptypename, sourceassetid }: GraphEdge, rootid: number): Side {
  const isSource = sourceassetid === rootid
  if (relationshiptypename === 'controls') return isSource ? 'behind' : 'before'
  return relationshiptypename === 'partof' && isSource ? 'before' : 'behind'
}
