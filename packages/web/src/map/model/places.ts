import type { MapLocations } from '@shopdb/contract'

/** A location that has a spot on the plan. */
export interface Place {
  readonly locationid: number
  readonly name: string
  readonly x: number
  readonly y: number
  /** How many placed locations it lies within. */
  readonly depth: number
}

/** The placed locations, the outermost first: their names are the ones to read from afar. */
export function placesOf(locations: MapLocations): readonly Place[] {
  const parents = new Map(locations.locationid.map((id, entry) => [id, locations.parentlocationid[entry] ?? null]))
  const places = locations.locationid.map((locationid, entry) => ({
    locationid,
    name: locations.name[entry] ?? '',
    x: locations.mapx[entry] ?? 0,
    y: locations.mapy[entry] ?? 0,
    depth: depthOf(locationid, parents),
  }))
  return places.toSorted((one, other) => one.depth - other.depth)
}

function depthOf(locationid: number, parents: ReadonlyMap<number, number | null>): number {
  let depth = 0
  let above = parents.get(locationid)
  // A bound, so that not even a broken tree holds the page up.
  while (above !== undefined && above !== null && depth < 20) {
    depth++
    above = parents.get(above)
  }
  return depth
}
