import {
  mapsources,
  type MapAnswer,
  type MapAssets,
  type MapKey,
  type MapLocations,
  type MapPlan,
} from '@shopdb/contract'

/** An asset as a floor plan shows it. */
export interface Marker {
  readonly assetid: number
  readonly assetnumber: string
  readonly name: string | null
  readonly mapx: number
  readonly mapy: number
  readonly positionsource: (typeof mapsources)[number]
  readonly assettypeid: number
  readonly assetstatusid: number | null
  readonly businessunitid: number | null
  readonly locationid: number | null
}

/** A location as a floor plan shows it. */
export interface PlacedLocation {
  readonly locationid: number
  readonly name: string
  readonly parentlocationid: number | null
  readonly mapx: number
  readonly mapy: number
}

/** One entry of a catalogue that markers are named and colored by. */
export type CatalogEntry = Omit<MapKey, 'assets'>

/** The catalogues that markers are named and colored by, by key. */
export interface MapCatalogs {
  readonly assettypes: ReadonlyMap<number, CatalogEntry>
  readonly assetstatuses: ReadonlyMap<number, CatalogEntry>
  readonly businessunits: ReadonlyMap<number, CatalogEntry>
}

/** Everything that a floor plan shows, at whatever moment. */
export interface ShownFloor {
  readonly floorplan: MapPlan
  readonly markers: readonly Marker[]
  readonly locations: readonly PlacedLocation[]
  /** How many assets have no place on any plan, by type. */
  readonly unplaced: ReadonlyMap<number, number>
  readonly catalogs: MapCatalogs
}

/** The answer of the map: markers become columns, which are a third of the size. */
export function mapAnswer({ floorplan, markers, locations, unplaced, catalogs }: ShownFloor): MapAnswer {
  return {
    floorplan,
    assets: assetColumns(markers),
    locations: locationColumns(locations),
    assettypes: keysOf(catalogs.assettypes, counted(markers, 'assettypeid')),
    assetstatuses: keysOf(catalogs.assetstatuses, counted(markers, 'assetstatusid')),
    businessunits: keysOf(catalogs.businessunits, counted(markers, 'businessunitid')),
    unplaced: {
      total: unplaced.values().reduce((sum, count) => sum + count, 0),
      bytype: keysOf(catalogs.assettypes, unplaced),
    },
  }
}

/** Each column is written out: a loop over the names of the members takes four times as long. */
function assetColumns(markers: readonly Marker[]): MapAssets {
  return {
    assetid: markers.map((marker) => marker.assetid),
    assetnumber: markers.map((marker) => marker.assetnumber),
    name: markers.map((marker) => marker.name),
    mapx: markers.map((marker) => marker.mapx),
    mapy: markers.map((marker) => marker.mapy),
    positionsource: markers.map((marker) => mapsources.indexOf(marker.positionsource)),
    assettypeid: markers.map((marker) => marker.assettypeid),
    assetstatusid: markers.map((marker) => marker.assetstatusid),
    businessunitid: markers.map((marker) => marker.businessunitid),
    locationid: markers.map((marker) => marker.locationid),
  }
}

function locationColumns(locations: readonly PlacedLocation[]): MapLocations {
  const column = <Name extends keyof PlacedLocation>(name: Name): readonly PlacedLocation[Name][] =>
    locations.map((location) => location[name])
  return {
    locationid: column('locationid'),
    name: column('name'),
    parentlocationid: column('parentlocationid'),
    mapx: column('mapx'),
    mapy: column('mapy'),
  }
}

function counted(
  markers: readonly Marker[],
  name: 'assettypeid' | 'assetstatusid' | 'businessunitid',
): ReadonlyMap<number, number> {
  const counts = new Map<number | null, { count: number }>()
  for (const marker of markers) {
    const counter = counts.get(marker[name])
    if (counter) counter.count += 1
    else counts.set(marker[name], { count: 1 })
  }
  return new Map([...counts].flatMap(([key, { count }]) => (key === null ? [] : [[key, count]])))
}

/** The entries that occur, by name. */
function keysOf(entries: ReadonlyMap<number, CatalogEntry>, counts: ReadonlyMap<number, number>): readonly MapKey[] {
  const keys = [...counts].map(([id, assets]): MapKey => {
    const entry = entries.get(id)
    return { id, name: entry?.name ?? `${id}`, color: entry?.color ?? null, icon: entry?.icon ?? null, assets }
  })
  return keys.toSorted((one, other) => (one.name < other.name ? -1 : 1))
}
