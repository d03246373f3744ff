import type { Grounds, Tree } from './places.ts'

/** One thing that a notice concerns: one of the three. */
export interface Concern {
  readonly businessunitid: number | null
  readonly locationid: number | null
  readonly concernedassetid: number | null
}

/** An asset, where it stands and whose it is. */
export interface Standing {
  readonly assetid: number
  readonly locationid: number | null
  readonly businessunitid: number | null
}

/** Assets that notices name themselves, by their keys. */
export type Standings = ReadonlyMap<number, Standing & { readonly assetnumber: string }>

/** What somebody asks for. */
export interface Wanted {
  readonly businessunitid?: number | undefined
  readonly locationid?: number | undefined
}

/**
 * Whether a notice names an asset: itself, the place where it stands or one above, or its business unit or one above.
 * A notice that concerns everybody names none.
 */
export function namesAsset(concerns: readonly Concern[], asset: Standing, { locations, units }: Grounds): boolean {
  const places = locations.above(asset.locationid)
  const owners = units.above(asset.businessunitid)
  return concerns.some(
    ({ concernedassetid, locationid, businessunitid }) =>
      concernedassetid === asset.assetid ||
      (locationid !== null && places.has(locationid)) ||
      (businessunitid !== null && owners.has(businessunitid)),
  )
}

/**
 * Whether a notice is for who asks for a unit or a place: for it, for one above or for one below it. A notice that says
 * nothing of units is for all units, and one that says nothing of places for all places; an asset says both.
 */
export function isFor(
  concerns: readonly Concern[],
  { businessunitid, locationid }: Wanted,
  grounds: Grounds,
  standings: ReadonlyMap<number, Standing>,
): boolean {
  const said = (member: 'businessunitid' | 'locationid'): readonly number[] =>
    concerns
      .map((one) => one[member] ?? standings.get(one.concernedassetid ?? 0)?.[member] ?? null)
      .filter((id) => id !== null)
  return (
    isOnLine(said('businessunitid'), businessunitid, grounds.units) &&
    isOnLine(said('locationid'), locationid, grounds.locations)
  )
}

function isOnLine(said: readonly number[], wanted: number | undefined, tree: Tree): boolean {
  if (wanted === undefined || said.length === 0) return true
  const above = tree.above(wanted)
  return said.some((id) => above.has(id) || tree.above(id).has(wanted))
}
