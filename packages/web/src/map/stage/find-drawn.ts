import { crowdRadius, type Bunch } from '../model/clusters.ts'
import { isWithin, type Spot } from '../model/frame.ts'
import type { Place } from '../model/places.ts'
import type { WebPoint } from '../model/web-points.ts'
import type { Drawn } from '../paint/floor.ts'

/** A finger is less sure than a mouse; both may miss by so many pixels. */
const slack = 5
const pointreach = 12

/** The marker or crowd at a spot of the screen; of several the nearest. */
export function findBunch({ bunches, radius }: Drawn, spot: Spot): Bunch | undefined {
  let found: Bunch | undefined
  let nearest = Number.POSITIVE_INFINITY
  for (const bunch of bunches) {
    const away = Math.hypot(bunch.x - spot.x, bunch.y - spot.y)
    const reach = (bunch.entries.length === 1 ? radius : crowdRadius(bunch.entries.length)) + slack
    // Of two as near the one drawn later lies on top.
    if (away > reach || away > nearest) continue
    nearest = away
    found = bunch
  }
  return found
}

/** The point of a plugin's layer at a spot of the screen; the one drawn last lies on top. */
export function findPoint({ points }: Drawn, spot: Spot): WebPoint | undefined {
  return points.findLast(({ x, y }) => Math.hypot(x - spot.x, y - spot.y) <= pointreach)?.point
}

/** The location whose name stands at a spot of the screen. */
export function findPlace({ places }: Drawn, spot: Spot): Place | undefined {
  return places.findLast(({ box }) => isWithin(box, spot))?.place
}
