import type { GraphEdge, GraphNode } from '@shopdb/contract'
import type { Branch, Side } from './branches.ts'

/** The size of a card, and what is left free around it. */
const card = { height: 44, gapy: 14 } as const

/** How wide cards are, and what is left free beside them. */
export interface Measure {
  readonly width: number
  readonly gapx: number
}

/** Between two cards there is room for what a line says. */
export const roomy: Measure = { width: 176, gapx: 132 }

/** On a phone a card and what is tied to it on both sides are read, on a tablet two ties away; lines say nothing. */
export const tight: Measure = { width: 124, gapx: 36 }

/** A rectangle of the drawing. The middle of the first card is at 0, 0. */
export interface Bounds {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** A card of the drawing. */
export interface Placed extends Bounds {
  readonly node: GraphNode
  readonly side: Side
  /** The tie over which it is reached; undefined for the first card. */
  readonly edge: GraphEdge | undefined
}

/** Many cards that are tied to one in the same way: a frame around them takes the one line that stands for all. */
export interface Block extends Bounds {
  readonly side: Side
  readonly parentid: number
  readonly edges: readonly GraphEdge[]
}

/** Where everything stands. */
export interface Layout {
  readonly cards: readonly Placed[]
  readonly blocks: readonly Block[]
}

/** More leaves of one kind than this stand in a block of several columns. */
const mostincolumn = 10
/** Between the frame of a block and its cards. */
const padding = 12

/** Places the branches of a tree: each level a column further out, what stands before the root to its left. Nothing is left to chance. */
export function layOut(root: Branch, measure: Measure = roomy): Layout {
  const first = place(root, { x: 0, y: 0, width: measure.width })
  const sides = (['before', 'behind'] as const).map((side) => {
    const children = root.children.filter((child) => child.side === side)
    const x = outward(side, measure.width / 2 + measure.gapx)
    return placeChildren(root, children, { x, middle: 0, side, measure })
  })
  return joined([{ cards: [first], blocks: [] }, ...sides])
}

/** Where the next column begins: its edge towards the root, and the height in its middle. */
interface Spot {
  readonly x: number
  readonly middle: number
  readonly side: Side
  readonly measure: Measure
}

const outward = (side: Side, away: number): number => (side === 'before' ? -away : away)

const joined = (parts: readonly Layout[]): Layout => ({
  cards: parts.flatMap((part) => part.cards),
  blocks: parts.flatMap((part) => part.blocks),
})

function placeChildren(parent: Branch, children: readonly Branch[], spot: Spot): Layout {
  const rows = rowsOf(children)
  const heights = rows.map((row) => heightOf(row, spot.measure))
  let top = spot.middle - total(heights) / 2
  const parts = rows.map((row, index) => {
    const height = heights[index] ?? 0
    const middle = top + height / 2
    top += height + card.gapy
    return 'leaves' in row
      ? placeBlock(parent, row.leaves, { ...spot, middle })
      : placeBranch(row.branch, { ...spot, middle })
  })
  return joined(parts)
}

/** What takes a stretch of a column: a branch with all of its own, or a block of leaves. */
type Row = { readonly branch: Branch } | { readonly leaves: readonly Branch[] }

function rowsOf(children: readonly Branch[]): readonly Row[] {
  const groups = Map.groupBy(children, (child) => (child.children.length > 0 ? 'branch' : kindOf(child)))
  const blocks = [...groups].filter(([kind, members]) => kind !== 'branch' && members.length > mostincolumn)
  const inBlocks = new Set(blocks.flatMap(([, members]) => members))
  const single = children.filter((child) => !inBlocks.has(child)).map((branch) => ({ branch }))
  return [...single, ...blocks.map(([, leaves]) => ({ leaves }))]
}

const kindOf = ({ node, edge }: Branch): string =>
  `${edge?.relationshiptypeid} ${edge?.sourceassetid === node.assetid ? 'from' : 'to'}`

function heightOf(row: Row, measure: Measure): number {
  if ('leaves' in row) return columnHeight(rowsInBlock(row.leaves.length, measure)) + 2 * padding
  return Math.max(card.height, total(rowsOf(row.branch.children).map((one) => heightOf(one, measure))))
}

const columnHeight = (rows: number): number => rows * card.height + (rows - 1) * card.gapy

const total = (heights: readonly number[]): number =>
  heights.reduce((sum, height) => sum + height, 0) + Math.max(heights.length - 1, 0) * card.gapy

function placeBranch(branch: Branch, spot: Spot): Layout {
  const { x, middle, side } = spot
  const { width, gapx } = spot.measure
  const children = placeChildren(branch, branch.children, { ...spot, x: x + outward(side, width + gapx) })
  const placed = place(branch, { x: x + outward(side, width / 2), y: middle, width })
  return joined([{ cards: [placed], blocks: [] }, children])
}

/** A block is about as high as it is wide. */
function rowsInBlock(leaves: number, measure: Measure): number {
  const square = Math.ceil(Math.sqrt((leaves * (measure.width + padding)) / (card.height + card.gapy)))
  return Math.max(mostincolumn, Math.min(square, leaves))
}

function placeBlock(parent: Branch, leaves: readonly Branch[], { x, middle, side, measure }: Spot): Layout {
  const rows = rowsInBlock(leaves.length, measure)
  const columns = Math.ceil(leaves.length / rows)
  const step = measure.width + padding
  const [width, height] = [columns * step + padding, columnHeight(rows) + 2 * padding]
  const frame = { left: side === 'before' ? x - width : x, top: middle - height / 2, width, height }
  const cards = leaves.map((leaf, index) => {
    const away = padding + Math.floor(index / rows) * step + measure.width / 2
    const y = frame.top + padding + (index % rows) * (card.height + card.gapy) + card.height / 2
    return place(leaf, { x: x + outward(side, away), y, width: measure.width })
  })
  const edges = leaves.flatMap((leaf) => leaf.edge ?? [])
  return { cards, blocks: [{ ...frame, side, parentid: parent.node.assetid, edges }] }
}

/** Around its middle. */
interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
}

function place({ node, side, edge }: Branch, { x, y, width }: Place): Placed {
  return { node, side, edge, left: x - width / 2, top: y - card.height / 2, width, height: card.height }
}

/** The first card and what is tied to it without anything between. */
export function nearestOf({ cards, blocks }: Layout): Layout {
  const [first] = cards
  const id = first?.node.assetid
  const isNear = ({ edge }: Placed): boolean => edge?.sourceassetid === id || edge?.targetassetid === id
  return {
    cards: cards.filter((one) => one === first || isNear(one)),
    blocks: blocks.filter((block) => block.parentid === id),
  }
}

/** The smallest rectangle around everything. */
export function boundsOf({ cards, blocks }: Layout): Bounds {
  const all: readonly Bounds[] = [...cards, ...blocks]
  const [left, top] = [Math.min(...all.map((one) => one.left)), Math.min(...all.map((one) => one.top))]
  const right = Math.max(...all.map((one) => one.left + one.width))
  const bottom = Math.max(...all.map((one) => one.top + one.height))
  return { left, top, width: right - left, height: bottom - top }
}
