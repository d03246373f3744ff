import type { Position, PositionSource } from '@shopdb/contract'
import type { Ground } from './ground.ts'
import { mostdepth, nowhere, placeOf, type Spot } from './resolve.ts'

/** Where every asset of a ground is drawn; entry 5 is the asset of entry 5 there. Without a place coordinates are -1. */
export interface Drawn {
  readonly mapx: Int32Array
  readonly mapy: Int32Array
  /** 0 where there is none. */
  readonly floorplanid: Float64Array
  /** An entry of `sources`, by its place there. */
  readonly source: Uint8Array
}

/** How an asset came to its place; the first three are the `mapsources` of the contract. */
export const sources = ['self', 'related', 'location', 'none'] as const satisfies readonly PositionSource[]
const [self, related, location, none] = [0, 1, 2, 3] as const

/** Where everything is drawn: the same rule as `resolvePosition`, for all assets at once. */
export function resolveAll(ground: Ground): Drawn {
  const spots = placeSpots(ground)
  const drawn = emptyDrawn(ground.assetid.length)
  for (let entry = 0; entry < ground.assetid.length; entry += 1) {
    const end = endOf(ground, spots, entry)
    if (end === -1) continue
    if (hasSpot(ground, end)) {
      drawn.mapx[entry] = ground.mapx[end] ?? -1
      drawn.mapy[entry] = ground.mapy[end] ?? -1
      drawn.floorplanid[entry] = ground.floorplanid[end] ?? 0
      drawn.source[entry] = end === entry ? self : related
      continue
    }
    const place = spots.get(ground.locationid[end] ?? 0)
    drawn.mapx[entry] = place?.mapx ?? -1
    drawn.mapy[entry] = place?.mapy ?? -1
    drawn.floorplanid[entry] = place?.floorplanid ?? 0
    drawn.source[entry] = end === entry ? location : related
  }
  return drawn
}

function emptyDrawn(length: number): Drawn {
  return {
    mapx: new Int32Array(length).fill(-1),
    mapy: new Int32Array(length).fill(-1),
    floorplanid: new Float64Array(length),
    source: new Uint8Array(length).fill(none),
  }
}

/** One of the positions as people are told it. */
export function positionAt(drawn: Drawn, entry: number): Position {
  const positionsource = sources[drawn.source[entry] ?? none] ?? 'none'
  if (positionsource === 'none') return nowhere
  const floorplanid = drawn.floorplanid[entry] ?? 0
  return {
    mapx: drawn.mapx[entry] ?? null,
    mapy: drawn.mapy[entry] ?? null,
    floorplanid: floorplanid === 0 ? null : floorplanid,
    positionsource,
  }
}

/** What a location gives to those who stand there, by its key. */
type PlaceSpots = ReadonlyMap<number, Spot>

function placeSpots({ places }: Ground): PlaceSpots {
  const spots = new Map<number, Spot>()
  for (const id of places.keys()) {
    const found = placeOf(id, places)
    if (found) spots.set(id, found.position)
  }
  return spots
}

const hasSpot = ({ mapx, mapy }: Ground, entry: number): boolean => mapx[entry] !== -1 && mapy[entry] !== -1

/** The asset whose own spot or location the way from an asset ends at; -1 for no way. */
function endOf(ground: Ground, spots: PlaceSpots, entry: number): number {
  if (hasSpot(ground, entry)) return entry
  const first = ground.related[entry]?.[0]
  if (first === undefined) return spots.has(ground.locationid[entry] ?? 0) ? entry : -1
  // Most ways have one step, and need no memory of who was asked.
  return hasSpot(ground, first) ? first : walk({ ground, spots, asked: new Map([[entry, mostdepth]]) }, entry)
}

interface Walk {
  readonly ground: Ground
  readonly spots: PlaceSpots
  /** Assets that were asked, and how many relations were still allowed from there; see `resolvePosition`. */
  readonly asked: Map<number, number>
}

function walk({ ground, spots, asked }: Walk, entry: number, left = mostdepth): number {
  if (hasSpot(ground, entry)) return entry
  for (const next of left > 0 ? (ground.related[entry] ?? []) : []) {
    if ((asked.get(next) ?? -1) >= left - 1) continue
    asked.set(next, left - 1)
    const end = walk({ ground, spots, asked }, next, left - 1)
    if (end !== -1) return end
  }
  return spots.has(ground.locationid[entry] ?? 0) ? entry : -1
}
