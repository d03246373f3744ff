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
  const drawn = emptyDrawn(ground.assetid.length)
  const spots = openSpots(ground)
  for (let entry = 0; entry < ground.assetid.length; entry += 1) draw(drawn, { ground, spots }, entry)
  return drawn
}

/** The same after a change: only what it touches is resolved anew, unless it is of places, on which most assets stand. */
export function resolveAgain(before: { readonly ground: Ground; readonly drawn: Drawn }, ground: Ground): Drawn {
  if (before.ground.places !== ground.places) return resolveAll(ground)
  const drawn = emptyDrawn(ground.assetid.length)
  for (const name of ['mapx', 'mapy', 'floorplanid', 'source'] as const) drawn[name].set(before.drawn[name])
  const spots = openSpots(ground)
  for (const entry of leaningOn(ground, changedEntries(before.ground, ground))) draw(drawn, { ground, spots }, entry)
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

/** What the rule is applied to. */
interface World {
  readonly ground: Ground
  readonly spots: PlaceSpots
}

function draw(drawn: Drawn, world: World, entry: number): void {
  const { ground, spots } = world
  const end = endOf(world, entry)
  const isOwn = end !== -1 && hasSpot(ground, end)
  const place = end === -1 || isOwn ? undefined : spots(ground.locationid[end] ?? 0)
  drawn.mapx[entry] = isOwn ? (ground.mapx[end] ?? -1) : (place?.mapx ?? -1)
  drawn.mapy[entry] = isOwn ? (ground.mapy[end] ?? -1) : (place?.mapy ?? -1)
  drawn.floorplanid[entry] = isOwn ? (ground.floorplanid[end] ?? 0) : (place?.floorplanid ?? 0)
  if (end === entry) drawn.source[entry] = isOwn ? self : location
  else drawn.source[entry] = end === -1 ? none : related
}

/** Where the two grounds differ; a new asset differs from nothing. */
function changedEntries(before: Ground, ground: Ground): readonly number[] {
  const changed: number[] = []
  for (let entry = 0; entry < ground.assetid.length; entry += 1) {
    const isSame =
      before.mapx[entry] === ground.mapx[entry] &&
      before.mapy[entry] === ground.mapy[entry] &&
      before.floorplanid[entry] === ground.floorplanid[entry] &&
      before.locationid[entry] === ground.locationid[entry] &&
      before.isactive[entry] === ground.isactive[entry] &&
      before.related[entry] === ground.related[entry] &&
      before.assetid[entry] === ground.assetid[entry]
    if (!isSame) changed.push(entry)
  }
  return changed
}

/** These entries, and all from which a way of the rule may lead to one of them. */
function leaningOn(ground: Ground, entries: readonly number[]): ReadonlySet<number> {
  const found = new Set(entries)
  for (let steps = 0; steps < mostdepth; steps += 1) {
    const before = found.size
    // A plain loop, as most have none and calling a function for each takes longer than all the rest.
    for (let entry = 0; entry < ground.related.length; entry += 1)
      if (ground.related[entry]?.some((target) => found.has(target))) found.add(entry)
    if (found.size === before) break
  }
  return found
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

/** What a location gives to those who stand there; undefined for one without a spot above it. */
type PlaceSpots = (locationid: number) => Spot | undefined

/** Looks each location up once. */
function openSpots({ places }: Ground): PlaceSpots {
  const known = new Map<number, Spot | undefined>()
  return (locationid) => {
    const spot = known.get(locationid)
    if (spot !== undefined || known.has(locationid)) return spot
    const found = placeOf(locationid, places)?.position
    known.set(locationid, found)
    return found
  }
}

const hasSpot = ({ mapx, mapy }: Ground, entry: number): boolean => mapx[entry] !== -1 && mapy[entry] !== -1

/** The asset whose own spot or location the way from an asset ends at; -1 for no way. */
function endOf(world: World, entry: number): number {
  const { ground, spots } = world
  if (hasSpot(ground, entry)) return entry
  const first = ground.related[entry]?.[0]
  if (first === undefined) return spots(ground.locationid[entry] ?? 0) ? entry : -1
  // Most ways have one step, and need no memory of who was asked.
  return hasSpot(ground, first) && ground.isactive[first] !== 0
    ? first
    : walk({ ...world, asked: new Map([[entry, mostdepth]]) }, entry)
}

interface Walk extends World {
  /** Assets that were asked, and how many relations were still allowed from there; see `resolvePosition`. */
  readonly asked: Map<number, number>
}

function walk(way: Walk, entry: number, left = mostdepth): number {
  const { ground, spots, asked } = way
  if (hasSpot(ground, entry)) return entry
  for (const next of left > 0 ? (ground.related[entry] ?? []) : []) {
    if ((asked.get(next) ?? -1) >= left - 1 || ground.isactive[next] === 0) continue
    asked.set(next, left - 1)
    const end = walk(way, next, left - 1)
    if (end !== -1) return end
  }
  return spots(ground.locationid[entry] ?? 0) ? entry : -1
}
