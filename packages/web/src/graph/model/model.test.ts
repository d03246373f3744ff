import type { GraphEdge, GraphNode } from '@shopdb/contract'
import { describe, expect, test } from 'vitest'
import { branchesOf, type Branch } from './branches.ts'
import { boundsOf, layOut, nearestOf, tight, type Bounds, type Layout } from './layout.ts'
import { linesOf } from './lines.ts'
import { mergeGraphs, type Part } from './merged.ts'
import { beginning, fitted, revealing, zoomed } from './view.ts'

const kinds = ['partof', 'controls', 'connectedto'] as const

const node = (assetid: number, depth: number, more = 0): GraphNode => ({
  assetid,
  assetnumber: `M-${assetid}`,
  name: null,
  assettypeid: 1,
  assettypename: 'Equipment',
  icon: 'cog',
  color: null,
  assetstatusname: null,
  statuscolor: null,
  isactive: true,
  depth,
  more,
})
const edge = (source: number, kind: (typeof kinds)[number], target: number): GraphEdge => ({
  relationshipid: source * 1000 + target * 10 + kinds.indexOf(kind),
  sourceassetid: source,
  targetassetid: target,
  relationshiptypeid: kinds.indexOf(kind) + 1,
  relationshiptypename: kind,
  forwardlabel: kind,
  reverselabel: `has ${kind}`,
  label: null,
  inheritsposition: false,
  propagatedfromid: null,
})
const part = (assetid: number, nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Part => ({
  assetid,
  nodes,
  edges,
})
const treeOf = (one: Part): Branch => {
  const merged = mergeGraphs([one])
  const tree = merged && branchesOf(merged)
  if (!tree) throw new Error('There is no tree.')
  return tree
}
const told = ({ node: { assetid }, side, children }: Branch): string =>
  `${assetid}${side === 'before' ? '<' : ''}${children.length > 0 ? `(${children.map(told).join(' ')})` : ''}`

/** A hub with so many assets around it. */
const star = (size: number): Part => {
  const around = Array.from({ length: size }, (_, index) => index + 2)
  return part(
    1,
    [node(1, 0), ...around.map((id) => node(id, 1))],
    around.map((id) => edge(1, 'connectedto', id)),
  )
}
const overlaps = ({ cards }: Layout): number => {
  const isOver = (one: Layout['cards'][number], other: Layout['cards'][number]): boolean =>
    Math.abs(one.left - other.left) < one.width && Math.abs(one.top - other.top) < one.height
  return cards.filter((one, index) => cards.slice(index + 1).some((other) => isOver(one, other))).length
}

describe('the drawing of a graph', () => {
  test('who controls an asset stands before it, what it controls behind it, and rings are cut', () => {
    const ring = part(
      1,
      [node(1, 0), node(2, 1), node(3, 1), node(4, 2)],
      [edge(2, 'controls', 1), edge(1, 'controls', 3), edge(3, 'connectedto', 4), edge(4, 'connectedto', 2)],
    )
    expect(told(treeOf(ring))).toBe('1(2<(4<) 3)')
  })

  test('two ties between the same two assets are one branch and two lines', () => {
    const both = part(1, [node(1, 0), node(2, 1)], [edge(1, 'partof', 2), edge(1, 'connectedto', 2)])
    const layout = layOut(treeOf(both))
    expect(layout.cards).toHaveLength(2)
    const lines = linesOf(layout, both.edges)
    expect(new Set(lines.map((line) => line.path)).size).toBe(2)
    expect(lines.map((line) => [line.isAside, line.words?.text])).toEqual([
      [true, undefined],
      [false, 'partof'],
    ])
  })

  test.each([1, 10, 11, 40, 299])('no card lies on another, with %i around one', (size) => {
    const layout = layOut(treeOf(star(size)))
    expect([layout.cards.length, overlaps(layout)]).toEqual([size + 1, 0])
  })

  test('a deep tree with branches on both sides has no card on another', () => {
    const nodes = [node(1, 0)]
    const edges: GraphEdge[] = []
    for (let id = 2; id <= 121; id += 1) {
      const parent = Math.floor((id - 2) / 3) + 1
      nodes.push(node(id, (nodes.find((one) => one.assetid === parent)?.depth ?? 0) + 1))
      edges.push(id % 2 === 0 ? edge(parent, 'controls', id) : edge(id, 'controls', parent))
    }
    const layout = layOut(treeOf(part(1, nodes, edges)))
    expect([layout.cards.length, overlaps(layout)]).toEqual([121, 0])
  })

  test('many around one make a block about as high as it is wide, tied by one line', () => {
    const whole = star(299)
    const layout = layOut(treeOf(whole))
    expect(linesOf(layout, whole.edges).map((line) => line.relationshipids.length)).toEqual([299])
    const { width, height } = boundsOf(layout)
    expect(width / height).toBeGreaterThan(0.5)
    expect(width / height).toBeLessThan(2)
  })

  test('the same graph is drawn the same, in whatever order it comes', () => {
    const whole = star(30)
    const turned = { ...whole, nodes: whole.nodes.toReversed(), edges: whole.edges.toReversed() }
    const spots = (one: Part) =>
      layOut(treeOf(one)).cards.map(({ node: { assetid }, left, top }) => [assetid, left, top])
    expect(spots(turned)).toEqual(spots(whole))
  })

  test('what is opened later goes on from where it stands, and counts what is still left out', () => {
    const first = part(1, [node(1, 0), node(2, 1, 2)], [edge(1, 'controls', 2)])
    const opened = part(
      2,
      [node(2, 0), node(1, 1), node(3, 1, 4), node(4, 1)],
      [edge(1, 'controls', 2), edge(2, 'connectedto', 3), edge(2, 'connectedto', 4)],
    )
    const merged = mergeGraphs([first, opened])
    expect(merged?.nodes.map(({ assetid, depth, more }) => [assetid, depth, more])).toEqual([
      [1, 0, 0],
      [2, 1, 0],
      [3, 2, 4],
      [4, 2, 0],
    ])
    expect(merged?.edges).toHaveLength(3)
  })
})

describe('the window of a drawing', () => {
  const bounds = { left: -100, top: -50, width: 2000, height: 100 }

  test('a spot under the mouse stays there while it is zoomed', () => {
    const { x, y, scale } = zoomed({ x: 10, y: 20, scale: 1 }, 1.5, { x: 110, y: 70 })
    expect([(110 - x) / scale, (70 - y) / scale, scale]).toEqual([100, 50, 1.5])
  })

  test('a small drawing is not enlarged, a wide one fits', () => {
    expect(fitted({ width: 1000, height: 800 }, { left: 0, top: 0, width: 100, height: 50 }).scale).toBe(1)
    const { x, scale } = fitted({ width: 1000, height: 800 }, bounds)
    expect([x - 100 * scale, x + 1900 * scale].map(Math.round)).toEqual([36, 964])
  })

  const phone = { width: 390, height: 464 }
  /** What of a rectangle is seen first on a phone, in its pixels. */
  const seen = (layout: Layout, wanted: Bounds): readonly number[] => {
    const first = layout.cards[0] ?? wanted
    const { x, y, scale } = beginning(phone, {
      all: boundsOf(layout),
      nearest: boundsOf(nearestOf(layout)),
      first,
    })
    expect(scale).toBeGreaterThanOrEqual(0.75)
    const { left, top, width, height } = wanted
    return [x + left * scale, x + (left + width) * scale, y + top * scale, y + (top + height) * scale]
  }
  const isInSight = ([left = 0, right = 0, top = 0, bottom = 0]: readonly number[]): boolean =>
    left >= 14 && right <= phone.width - 14 && top >= 14 && bottom <= phone.height - 14

  test('on a phone the asset asked for and what is tied to it on both sides are read at once', () => {
    const nodes = [node(1, 0), node(2, 1), node(3, 1), node(4, 2), node(5, 2)]
    const edges = [edge(2, 'controls', 1), edge(1, 'connectedto', 3), edge(2, 'controls', 4), edge(3, 'partof', 5)]
    const layout = layOut(treeOf(part(1, nodes, edges)), tight)
    expect(isInSight(seen(layout, boundsOf(nearestOf(layout))))).toBe(true)
    expect(isInSight(seen(layout, boundsOf(layout)))).toBe(false)
  })

  test('on a phone the asset asked for is in sight however much is tied to it', () => {
    const layout = layOut(treeOf(star(300)), tight)
    expect(isInSight(seen(layout, layout.cards[0] ?? boundsOf(layout)))).toBe(true)
  })

  test('what has the focus comes into sight, by the shortest way', () => {
    const view = { x: 0, y: 0, scale: 1 }
    const room = { width: 400, height: 300 }
    const card = { width: 100, height: 40 }
    expect(revealing(view, room, { left: 100, top: 100, ...card })).toEqual(view)
    expect(revealing(view, room, { left: 500, top: 100, ...card })).toEqual({ x: -228, y: 0, scale: 1 })
  })
})
