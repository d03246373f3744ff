import type { Spot } from '../model/frame.ts'
import type { Place } from '../model/places.ts'
import { findBunch, findPlace } from '../stage/find-drawn.ts'
import type { Touch } from '../stage/open-stage.ts'
import type { FloorMap } from '../state/use-floor-map.ts'

/** What a press takes hold of, and where it stands. */
export interface Held {
  readonly assetids: readonly number[]
  readonly place?: Place
  readonly base: Spot
}

/** An asset or the name of a location under the pointer. With one that is picked come all that are picked. */
export function findHeld(map: FloorMap, { at, isMore }: Touch, picked: ReadonlySet<number>): Held | undefined {
  const [stage, scene] = [map.stage.value, map.scene.value]
  if (!stage || !scene || isMore) return undefined
  const drawn = stage.drawn()
  const entries = findBunch(drawn, at)?.entries
  if (entries) {
    const entry = holdable(map, entries, picked)
    if (entry === undefined) return undefined
    const assetid = scene.assets.assetid[entry] ?? 0
    const base = { x: scene.x[entry] ?? 0, y: scene.y[entry] ?? 0 }
    return { assetids: picked.has(assetid) ? [...picked] : [assetid], base }
  }
  const place = map.mayPlaceLocations.value ? findPlace(drawn, at) : undefined
  return place && { assetids: [], place, base: place }
}

/** Of several on one spot the one that is picked, or that the others stand with. A crowd over a wide area is not held. */
function holdable(map: FloorMap, entries: readonly number[], picked: ReadonlySet<number>): number | undefined {
  const scene = map.scene.value
  if (!scene) return undefined
  const [first = -1] = entries
  if (entries.some((entry) => scene.x[entry] !== scene.x[first] || scene.y[entry] !== scene.y[first])) return undefined
  const isPicked = (entry: number): boolean => picked.has(scene.assets.assetid[entry] ?? 0)
  const hasOwnSpot = (entry: number): boolean => scene.assets.positionsource[entry] === 0
  return entries.find(isPicked) ?? entries.find(hasOwnSpot) ?? (entries.length === 1 ? first : undefined)
}
