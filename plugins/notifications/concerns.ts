import type { NamedRow, Tree } from '@shopdb/contract'
import type { Grounds } from './places.ts'
import type { scope } from './scope.ts'

type Scope = NamedRow<typeof scope>
type Things = 'businessunitid' | 'locationid' | 'concernedassetid'
type Names = 'businessunitname' | 'locationname' | 'concernedassetname'

/** One thing that a notice concerns: one of the three; and where that is, of an asset where it stands and whose it is. */
export interface Concern extends Pick<Scope, Things | Names> {
  readonly unitid: number | null
  readonly placeid: number | null
}

/** An asset, where it stands and whose it is. */
export interface Standing {
  readonly assetid: number
  readonly locationid: number | null
  readonly businessunitid: number | null
}

/** What somebody asks for. */
export interface Wanted {
  readonly businessunitid?: number | null
  readonly locationid?: number | null
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
      concernedassetid === asset.assetid || places.has(locationid ?? 0) || owners.has(businessunitid ?? 0),
  )
}

/**
 * Whether a notice is for who asks for a unit or a place: for it, for one above or for one below it. A notice that says
 * nothing of units is for all units, and one that says nothing of places for all places; an asset says both.
 */
export function isFor(concerns: readonly Concern[], wanted: Wanted, { units, locations }: Grounds): boolean {
  const [unitids, placeids] = [concerns.map(({ unitid }) => unitid), concerns.map(({ placeid }) => placeid)]
  return isOnLine(units, unitids, wanted.businessunitid) && isOnLine(locations, placeids, wanted.locationid)
}

function isOnLine(tree: Tree, ids: readonly (number | null)[], wanted: number | null = null): boolean {
  const said = ids.filter((id) => id !== null)
  return wanted === null || said.length === 0 || said.some((id) => tree.isInLine(id, wanted))
}
