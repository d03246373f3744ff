import type { GraphEdge } from '@shopdb/contract'
import type { Side } from './branches.ts'
import { pathOf } from './curve.ts'
import type { Block, Layout, Placed } from './layout.ts'

/** What a line says, at the outer of its two ends. */
export interface Words {
  readonly x: number
  readonly y: number
  readonly text: string
  /** They begin at their spot; else they end there. */
  readonly isBefore: boolean
}

/** A tie as it is drawn, or many ties of one kind in one line. */
export interface Line {
  /** The first of the ties that it stands for. */
  readonly edge: GraphEdge
  readonly relationshipids: readonly number[]
  /** An SVG path from the source to the target. */
  readonly path: string
  readonly words: Words | undefined
  /** It is not part of the nearest way, and is drawn behind those that are. */
  readonly isAside: boolean
}

/** The ties between cards, those that are aside first. */
export function linesOf(layout: Layout, edges: readonly GraphEdge[]): readonly Line[] {
  const byid = new Map(layout.cards.map((one) => [one.node.assetid, one]))
  const blocks = layout.blocks.flatMap((block) => blockLine(block, byid.get(block.parentid)))
  const drawn = new Set(blocks.flatMap((line) => line.relationshipids))
  const single = edges.filter((edge) => !drawn.has(edge.relationshipid)).flatMap((edge) => lineOf(edge, byid))
  return [...single, ...blocks].toSorted((one, other) => Number(other.isAside) - Number(one.isAside))
}

function lineOf(edge: GraphEdge, byid: ReadonlyMap<number, Placed>): readonly Line[] {
  const [source, target] = [byid.get(edge.sourceassetid), byid.get(edge.targetassetid)]
  if (!source || !target) return []
  const outer = [source, target].find((one) => one.edge?.relationshipid === edge.relationshipid)
  const words = outer && wordsAt(outer, edge.label ?? verbTo(edge, outer.node.assetid))
  const path = pathOf(source, target, outer ? 'nearest' : 'aside')
  return [{ edge, relationshipids: [edge.relationshipid], path, words, isAside: outer === undefined }]
}

function blockLine(block: Block, parent: Placed | undefined): readonly Line[] {
  const [edge] = block.edges
  if (!edge || !parent) return []
  const isSource = edge.sourceassetid === block.parentid
  const path = isSource ? pathOf(parent, block, 'nearest') : pathOf(block, parent, 'nearest')
  const verb = isSource ? edge.forwardlabel : edge.reverselabel
  const relationshipids = block.edges.map((one) => one.relationshipid)
  return [{ edge, relationshipids, path, words: wordsAt(block, verb), isAside: false }]
}

/** How a tie reads towards one of its ends. */
function verbTo(edge: GraphEdge, assetid: number): string {
  return edge.targetassetid === assetid ? edge.forwardlabel : edge.reverselabel
}

interface Outer {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly side: Side
}

function wordsAt({ left, top, width, height, side }: Outer, text: string): Words {
  const isBefore = side === 'before'
  return { x: isBefore ? left + width + 10 : left - 10, y: top + height / 2 - 6, text, isBefore }
}
