import type { LegacyRow } from './data.ts'
import { missing, type Found } from './notes.ts'
import { integerOf } from './values.ts'

/** The picture that the old site drew its machines on, in pixels. */
export const legacyplan = { width: 3300, height: 2550 } as const

/** A spot on that picture, from its top left. */
export interface Spot {
  readonly mapx: number
  readonly mapy: number
}

/** Where a row stands. (0,0) and a missing coordinate are unplaced; so is a spot off the picture, with a remark that keeps it. */
export function spotOf(row: LegacyRow): Found<Spot> {
  const [mapx, mapy] = [integerOf(row['mapleft']), integerOf(row['maptop'])]
  if (mapx === undefined || mapy === undefined) return missing('mapnull', 'has no place on the floor plan')
  if (mapx === 0 && mapy === 0) return missing('mapzero', 'stands at (0,0), which means unplaced')
  const isInside = mapx >= 0 && mapy >= 0 && mapx <= legacyplan.width && mapy <= legacyplan.height
  if (isInside) return { value: { mapx, mapy }, notes: [] }
  return missing(
    'mapoutside',
    `(${mapx},${mapy}) is off the floor plan of ${legacyplan.width} by ${legacyplan.height}; left unplaced`,
  )
}
