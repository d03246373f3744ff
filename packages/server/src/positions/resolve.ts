import type { Position, PositionSource } from '@shopdb/contract'

/** A place on a floor plan, in its pixels from the top left; an asset or location may have none. */
export interface Spot {
  readonly mapx: number | null
  readonly mapy: number | null
  readonly floorplanid: number | null
}

/** What the rule looks at of an asset. `related` are the assets whose place it takes, in the order in which they are asked. */
export interface Standing extends Spot {
  readonly assetid: number
  readonly locationid: number | null
  /** 0 for one that was removed: it gives its place to nobody. */
  readonly isactive: number
  readonly related: readonly number[]
}

/** What the rule looks at of a location. */
export interface Place extends Spot {
  readonly parentlocationid: number | null
}

/** What is known around an asset: enough assets and locations for the walk. */
export interface Surroundings {
  readonly assets: ReadonlyMap<number, Standing>
  readonly places: ReadonlyMap<number, Place>
}

/** How far relations are followed. */
export const mostdepth = 3

/** One step of the way to a position: the asset or location that was asked. */
export interface ChainLink {
  readonly kind: 'asset' | 'location'
  readonly id: number
}

/** A position and the way that led there, from the asset itself to what has the spot. */
export interface Resolved {
  readonly position: Position
  readonly chain: readonly ChainLink[]
}

/**
 * Where an asset is drawn: its own spot, else that of the first related asset that has a position, else its location's or
 * nearest ancestor's. Of all ways over at most 3 relations that meet no asset twice, in the order in which assets are asked,
 * the first that ends somewhere counts; so cycles end, and it does not matter what was asked in vain before. A removed
 * asset is not asked.
 */
export function resolvePosition(assetid: number, around: Surroundings): Resolved {
  return walk(assetid, around, new Map([[assetid, mostdepth]]), mostdepth) ?? { position: nowhere, chain: [] }
}

/** Of an asset that stands nowhere. */
export const nowhere: Position = { mapx: null, mapy: null, floorplanid: null, positionsource: 'none' }

/** Assets that were asked, and how many relations were still allowed from there. */
type Asked = Map<number, number>

function walk(assetid: number, around: Surroundings, asked: Asked, left: number): Resolved | undefined {
  const standing = around.assets.get(assetid)
  if (!standing) return undefined
  const here: ChainLink = { kind: 'asset', id: assetid }
  if (hasSpot(standing)) return { position: at(standing, 'self'), chain: [here] }
  const found = walkRelated(standing, around, asked, left) ?? placeOf(standing.locationid, around.places)
  return found && { position: found.position, chain: [here, ...found.chain] }
}

function walkRelated(standing: Standing, around: Surroundings, asked: Asked, left: number): Resolved | undefined {
  if (left === 0) return undefined
  for (const related of standing.related) {
    // Asked in vain from as near or nearer, or on the way here: it would say the same again.
    if ((asked.get(related) ?? -1) >= left - 1 || around.assets.get(related)?.isactive === 0) continue
    asked.set(related, left - 1)
    const found = walk(related, around, asked, left - 1)
    if (found) return { position: { ...found.position, positionsource: 'related' }, chain: found.chain }
  }
  return undefined
}

/** The spot of a location, else of its nearest ancestor that has one, and the way there. */
export function placeOf(locationid: number | null, places: ReadonlyMap<number, Place>): Resolved | undefined {
  const chain: ChainLink[] = []
  const seen = new Set<number>()
  for (let id = locationid; id !== null && !seen.has(id);) {
    seen.add(id)
    chain.push({ kind: 'location', id })
    const place = places.get(id)
    if (place && hasSpot(place)) return { position: at(place, 'location'), chain }
    id = place?.parentlocationid ?? null
  }
  return undefined
}

const hasSpot = (spot: Spot): boolean => spot.mapx !== null && spot.mapy !== null

function at({ mapx, mapy, floorplanid }: Spot, positionsource: PositionSource): Position {
  return { mapx, mapy, floorplanid, positionsource }
}
