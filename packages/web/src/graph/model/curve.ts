import type { Bounds } from './layout.ts'

/** Whether a line is the nearest way, which has its gap to itself, or one beside it, which goes around what is between. */
export type Way = 'nearest' | 'aside'

/** An SVG path from one rectangle to another, at their sides that face each other. */
export function pathOf(source: Bounds, target: Bounds, way: Way): string {
  if (isInColumn(source, target)) return bow(source, target)
  const isRightward = source.left < target.left
  const from = { x: source.left + (isRightward ? source.width : 0), y: source.top + source.height / 2 }
  const to = { x: target.left + (isRightward ? 0 : target.width), y: target.top + target.height / 2 }
  const distance = Math.abs(to.x - from.x)
  const bend = Math.max(distance / 2, 24) * (isRightward ? 1 : -1)
  const lift = way === 'aside' ? liftOf(from.y + to.y, distance) : 0
  return `M${from.x} ${from.y} C${from.x + bend} ${from.y + lift} ${to.x - bend} ${to.y + lift} ${to.x} ${to.y}`
}

/** Away from the middle of the drawing, more the further it goes. */
function liftOf(height: number, distance: number): number {
  return (height > 0 ? 1 : -1) * (34 + distance / 8)
}

/** Around the outer side of a column; the further apart, the wider, so that bows do not lie on each other. */
function bow(source: Bounds, target: Bounds): string {
  const isLeft = source.left < 0
  const x = (one: Bounds): number => one.left + (isLeft ? 0 : one.width)
  const [from, to] = [source.top + source.height / 2, target.top + target.height / 2]
  const out = (isLeft ? -1 : 1) * (20 + Math.abs(to - from) / 8)
  return `M${x(source)} ${from} C${x(source) + out} ${from} ${x(target) + out} ${to} ${x(target)} ${to}`
}

function isInColumn(one: Bounds, other: Bounds): boolean {
  return one.left < other.left + other.width && other.left < one.left + one.width
}
