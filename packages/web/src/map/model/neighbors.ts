import type { GraphAnswer, GraphEdge, GraphNode } from '@shopdb/contract'
import type { Line } from '../paint/floor.ts'
import type { Scene } from './scene.ts'

/** An asset that another one is tied to, and how that reads from the other. */
export interface Neighbor {
  readonly node: GraphNode
  /** `controls`, `is part of` */
  readonly verb: string
  readonly label: string | null
}

/** The direct neighbors of the asset that a graph is of, those of one kind together. */
export function neighborsOf({ assetid, nodes, edges }: GraphAnswer): readonly Neighbor[] {
  const byId = new Map(nodes.map((node) => [node.assetid, node]))
  const neighbors = edges.flatMap((edge) => {
    const isSource = edge.sourceassetid === assetid
    if (!isSource && edge.targetassetid !== assetid) return []
    const node = byId.get(isSource ? edge.targetassetid : edge.sourceassetid)
    return node ? [{ node, verb: isSource ? edge.forwardlabel : edge.reverselabel, label: edge.label }] : []
  })
  return neighbors.toSorted(
    (one, other) =>
      inOrder.compare(one.verb, other.verb) || inOrder.compare(one.node.assetnumber, other.node.assetnumber),
  )
}

const inOrder = new Intl.Collator('en', { numeric: true })

/** The ties of a graph as lines on the plan, as far as both ends stand on it. */
export function linesOf({ edges }: GraphAnswer, scene: Scene): readonly Line[] {
  return edges.flatMap((edge) => {
    const [source, target] = [scene.entryOf.get(edge.sourceassetid), scene.entryOf.get(edge.targetassetid)]
    if (source === undefined || target === undefined) return []
    return [{ from: spotOf(scene, source), to: spotOf(scene, target), kind: kindOf(edge) }]
  })
}

function spotOf(scene: Scene, entry: number): Line['from'] {
  return { x: scene.x[entry] ?? 0, y: scene.y[entry] ?? 0 }
}

function kindOf({ relationshiptypename }: GraphEdge): Line['kind'] {
  return relationshiptypename === 'partof' || relationshiptypename === 'controls' ? relationshiptypename : 'connectedto'
}
