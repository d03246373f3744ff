import type { Box, Spot } from './frame.ts'

/** What dragged things snap to. Lengths are pixels of the plan. */
export interface Snapping {
  /** The mesh of the grid. */
  readonly mesh: number
  /** How near a neighbor's line must be. */
  readonly reach: number
  /** Spots whose lines are offered. */
  readonly neighbors: readonly Spot[]
}

/** Where a dragged thing comes to lie, and the neighbors that it is in line with. */
export interface Snapped {
  readonly spot: Spot
  /** A neighbor straight above or below, and one straight left or right. */
  readonly above: Spot | undefined
  readonly beside: Spot | undefined
}

/** Takes the line of the nearest neighbor whose line is near, else the next line of the grid; each direction by itself. */
export function snap(spot: Spot, { mesh, reach, neighbors }: Snapping): Snapped {
  const away = (one: Spot): number => Math.hypot(one.x - spot.x, one.y - spot.y)
  const nearest = (axis: 'x' | 'y'): Spot | undefined => {
    const inLine = neighbors.filter((one) => Math.abs(one[axis] - spot[axis]) <= reach)
    return inLine.toSorted((one, other) => away(one) - away(other))[0]
  }
  const [above, beside] = [nearest('x'), nearest('y')]
  return {
    spot: { x: above?.x ?? toMesh(spot.x, mesh), y: beside?.y ?? toMesh(spot.y, mesh) },
    above,
    beside,
  }
}

const toMesh = (length: number, mesh: number): number => Math.round(length / mesh) * mesh

/** The mesh of the grid for a view: of 1, 2, 5, 10, ... pixels of the plan, the one nearest to 10 on the screen. */
export function meshFor(resolution: number): number {
  const wanted = 10 * resolution
  const power = 10 ** Math.floor(Math.log10(wanted))
  const mesh = [1, 2, 5, 10].map((one) => one * power).findLast((one) => one <= wanted * 1.01) ?? power
  return Math.max(1, Math.round(mesh))
}

/** The whole pixel of the plan next to a spot: where things can stand. */
export function withinPlan({ x, y }: Spot, { right, bottom }: Pick<Box, 'right' | 'bottom'>): Spot {
  return { x: Math.round(Math.min(right, Math.max(0, x))), y: Math.round(Math.min(bottom, Math.max(0, y))) }
}
