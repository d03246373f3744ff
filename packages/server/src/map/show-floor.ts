import { mapsources, notFound } from '@shopdb/contract'
import type { Everything } from '../positions/everything.ts'
import type { Marker, PlacedLocation, ShownFloor } from './answer.ts'
import type { Catalogs } from './catalogs.ts'
import type { Label, Labels } from './labels.ts'
import { planOf, type PlanRow } from './plan.ts'

/** All that is kept in memory for the map, as it was at one moment. */
export interface Known {
  readonly everything: Everything
  readonly labels: Labels
  readonly catalogs: Catalogs
}

/** The plan that is asked for, the first one by default; throws `notfound` for one that is not there or was removed. */
export function getPlan({ plans }: Catalogs, floorplanid?: number): PlanRow {
  const there = plans.filter((plan) => plan.isactive === 1)
  const found = floorplanid === undefined ? there[0] : there.find((plan) => plan.floorplanid === floorplanid)
  if (found) return found
  if (floorplanid === undefined) throw notFound('There is no floor plan yet; add one with its picture.')
  const choice = there.map((plan) => `${plan.floorplanid} (${plan.name})`).join(', ')
  throw notFound(`There is no floor plan ${floorplanid}; there is ${choice || 'none yet'}.`)
}

/** Everything that a plan shows. Removed assets and locations are not drawn. */
export function showFloor(known: Known, plan: PlanRow): ShownFloor {
  return {
    floorplan: planOf(plan),
    ...markersOn(known, plan.floorplanid),
    locations: locationsOn(known, plan.floorplanid),
    catalogs: known.catalogs,
  }
}

function markersOn({ everything, labels }: Known, plan: number): Pick<ShownFloor, 'markers' | 'unplaced'> {
  const { assetid } = everything.ground
  const { floorplanid } = everything.drawn
  const markers: Marker[] = []
  const unplaced = new Map<number, number>()
  for (let entry = 0; entry < floorplanid.length; entry += 1) {
    const on = floorplanid[entry]
    if (on !== 0 && on !== plan) continue
    const label = labels.byid.get(assetid[entry] ?? 0)
    if (label?.isactive !== 1) continue
    if (on === plan) markers.push(markerAt(everything, label, entry))
    else unplaced.set(label.assettypeid, (unplaced.get(label.assettypeid) ?? 0) + 1)
  }
  return { markers, unplaced }
}

function markerAt({ ground, drawn }: Everything, label: Label, entry: number): Marker {
  const { assetid, assetnumber, name, assettypeid, assetstatusid, businessunitid } = label
  const locationid = ground.locationid[entry] ?? 0
  return {
    assetid,
    assetnumber,
    name,
    mapx: drawn.mapx[entry] ?? 0,
    mapy: drawn.mapy[entry] ?? 0,
    positionsource: mapsources[drawn.source[entry] ?? 0] ?? 'self',
    assettypeid,
    assetstatusid,
    businessunitid,
    locationid: locationid === 0 ? null : locationid,
  }
}

function locationsOn({ everything }: Known, plan: number): readonly PlacedLocation[] {
  return [...everything.ground.places.values()].flatMap((place) => {
    const { locationid, name, parentlocationid, mapx, mapy, floorplanid, isactive } = place
    if (floorplanid !== plan || isactive !== 1 || mapx === null || mapy === null) return []
    return { locationid, name, parentlocationid, mapx, mapy }
  })
}

/** The active assets that are drawn on a plan, by their type. */
export function placedByType({ everything, labels }: Known, plan: number): ReadonlyMap<number, readonly number[]> {
  const { ground, drawn } = everything
  const placed = ground.assetid.filter((_, entry) => drawn.floorplanid[entry] === plan)
  const active = placed.flatMap((assetid) => labels.byid.get(assetid) ?? []).filter((label) => label.isactive === 1)
  const byType = Map.groupBy(active, (label) => label.assettypeid)
  return new Map([...byType].map(([type, mine]) => [type, mine.map((label) => label.assetid)]))
}

/** The active assets that have no place on any plan. */
export function unplacedAssets({ everything, labels }: Known): readonly Label[] {
  const { ground, drawn } = everything
  return ground.assetid.flatMap((assetid, entry) => {
    const label = drawn.floorplanid[entry] === 0 ? labels.byid.get(assetid) : undefined
    return label?.isactive === 1 ? label : []
  })
}
