import type { Random } from './random.ts'

export interface Location {
  readonly locationid: number
  readonly name: string
  readonly parentlocationid: number | null
  /** 1 is a building. */
  readonly level: number
  readonly mapx: number | null
  readonly mapy: number | null
}

/** A tree, level by level. A place of the lowest level has a spot of its own only half the time; those above always. */
export function createLocations(levels: readonly number[], random: Random): readonly Location[] {
  const locations: Location[] = []
  const above = { first: 0, count: 0 }
  for (const [depth, count] of levels.entries()) {
    const first = locations.length + 1
    for (let place = 0; place < count; place += 1) {
      const parentlocationid = depth === 0 ? null : above.first + (place % above.count)
      locations.push({
        locationid: first + place,
        name: `Place ${depth + 1}.${place + 1}`,
        parentlocationid,
        level: depth + 1,
        ...spotOf(depth + 1 < levels.length || random.fraction() < 0.5, random),
      })
    }
    Object.assign(above, { first, count })
  }
  return locations
}

/** A spot on a floor plan of 4,000 by 3,000 pixels, or none. */
export function spotOf(
  isPlaced: boolean,
  random: Random,
): { readonly mapx: number | null; readonly mapy: number | null } {
  const [mapx, mapy] = [random.whole(4000), random.whole(3000)]
  return isPlaced ? { mapx, mapy } : { mapx: null, mapy: null }
}
