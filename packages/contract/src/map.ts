import type { Position } from './platform.ts'

/** How an asset came to its place on a plan, as `positionsource` of the map's columns gives it. */
export const mapsources = ['self', 'related', 'location'] as const

/** The placed assets of a floor plan as columns of the same length: entry 5 of each is the same asset. Keys may be null. */
export interface MapAssets {
  readonly assetid: readonly number[]
  readonly assetnumber: readonly string[]
  readonly name: readonly (string | null)[]
  /** In pixels of the plan from its top left. */
  readonly mapx: readonly number[]
  readonly mapy: readonly number[]
  /** An entry of `mapsources`, by its place there. */
  readonly positionsource: readonly number[]
  readonly assettypeid: readonly number[]
  readonly assetstatusid: readonly (number | null)[]
  readonly businessunitid: readonly (number | null)[]
  readonly locationid: readonly (number | null)[]
}

/** The placed locations of a floor plan, as columns. */
export interface MapLocations {
  readonly locationid: readonly number[]
  readonly name: readonly string[]
  readonly parentlocationid: readonly (number | null)[]
  readonly mapx: readonly number[]
  readonly mapy: readonly number[]
}

/** What markers are named and colored by: one entry of a catalogue. */
export interface MapKey {
  readonly id: number
  readonly name: string
  readonly color: string | null
  readonly icon: string | null
  /** Placed assets that have it. */
  readonly assets: number
}

/** The floor plan itself. */
export interface MapPlan {
  readonly floorplanid: number
  readonly name: string
  readonly locationid: number | null
  /** Where its picture is, `/api/files/3/content`; null without one. */
  readonly pictureurl: string | null
  readonly width: number
  readonly height: number
  readonly meterspermapunit: number | null
}

/** The answer of `GET /api/map?floorplanid=1`: everything placed on one floor plan, compact. */
export interface MapAnswer {
  readonly floorplan: MapPlan
  readonly assets: MapAssets
  readonly locations: MapLocations
  readonly assettypes: readonly MapKey[]
  readonly assetstatuses: readonly MapKey[]
  readonly businessunits: readonly MapKey[]
  /** Assets of the site that have no place on any plan, by type. */
  readonly unplaced: { readonly total: number; readonly bytype: readonly MapKey[] }
}

/** One step of the way to a position: the asset or location that was asked. */
export interface ChainStep {
  readonly kind: 'asset' | 'location'
  readonly id: number
  readonly name: string
  /** How the step before leads here: `is part of`, `stands in`; null for the asset itself. */
  readonly via: string | null
}

/** The answer of `GET /api/assets/17/position`: the position, and the way that led there from the asset to what has the spot. */
export interface PositionAnswer extends Position {
  readonly floorplanname: string | null
  readonly chain: readonly ChainStep[]
}

/** A spot of an asset's or location's own. */
export interface MapSpot {
  readonly floorplanid: number | null
  readonly mapx: number
  readonly mapy: number
}

/** One asset or location to be placed. Without coordinates it gives its own spot back and inherits again. */
export interface MapMove {
  readonly kind: 'asset' | 'location'
  readonly id: number
  readonly floorplanid: number | null
  readonly mapx: number | null
  readonly mapy: number | null
  /** The own spot that whoever moves it has seen, null where it had none: 412 when somebody else has moved it since. Left out, the last one wins. */
  readonly from?: MapSpot | null
}

/** One asset that would get another location, or location another one above it; `POST /api/positions/preview` tells what would be drawn elsewhere. */
export type PlaceChange =
  | { readonly kind: 'asset'; readonly id: number; readonly locationid: number | null }
  | { readonly kind: 'location'; readonly id: number; readonly parentlocationid: number | null }

/** An asset whose drawn position a move changes. */
export interface MovedAsset {
  readonly assetid: number
  readonly assetnumber: string
  readonly before: Position
  readonly after: Position
}

/** What `POST /api/map/moves` did, or with `?dryrun=true` would do. */
export interface MovesReport {
  readonly dryrun: boolean
  readonly changesetid: number | null
  /** How many assets are drawn elsewhere afterwards, those that were moved themselves included. */
  readonly total: number
  /** The first 200 of them, by number. */
  readonly moved: readonly MovedAsset[]
}

/** The answer of `GET /api/map/plans`: the plans of the site, with how much is drawn on each. */
export interface MapPlansAnswer {
  readonly data: readonly (MapPlan & { readonly assets: number; readonly locations: number })[]
}

/** An asset that has no place on any plan. */
export interface UnplacedAsset {
  readonly assetid: number
  readonly assetnumber: string
  readonly name: string | null
  readonly assettypeid: number
  readonly assettypename: string
}

/** The answer of `GET /api/map/unplaced?assettypeid=2&q=vmc&after=...`, by number; 100 at a time. */
export interface UnplacedAnswer {
  readonly data: readonly UnplacedAsset[]
  /** All that match, and the `after` of what comes next; null at the end. */
  readonly meta: { readonly total: number; readonly next: string | null }
}

/** What became of an asset since a past moment. */
export type FloorChange = 'moved' | 'came' | 'went'

/** The answer of `GET /api/map/past?floorplanid=1&at=...`: the floor as it was, and what has changed since. */
export interface PastMapAnswer extends MapAnswer {
  /** The moment, ISO 8601 in UTC. */
  readonly at: string
  /** Assets that stood elsewhere then or were not there at all, with both places; null where they are not on this plan. */
  readonly changes: readonly {
    readonly assetid: number
    readonly assetnumber: string
    readonly change: FloorChange
    readonly before: { readonly mapx: number; readonly mapy: number } | null
    readonly after: { readonly mapx: number; readonly mapy: number } | null
  }[]
}

/** The answer of `GET /api/map/past/moments?floorplanid=1`: days of the last year on which something on the plan changed. */
export interface PastMomentsAnswer {
  /** When the log of the site begins, ISO 8601 in UTC: of what was before nothing is known. */
  readonly begin: string
  /** Oldest first. */
  readonly data: readonly {
    /** In UTC, `2026-11-20`. */
    readonly day: string
    /** How many changes of assets, locations and ties there were. */
    readonly changes: number
  }[]
}

/** What a plugin says of the marker of one asset. */
export interface MarkerNote {
  readonly assetid: number
  /** Colors the marker. */
  readonly tone: 'success' | 'info' | 'warning' | 'error'
  /** At most 3 characters on the marker itself. */
  readonly badge?: string
  /** One sentence for the card. */
  readonly note: string
}

/** The answer of `GET /api/map/notes?floorplanid=1`: what the plugins' `markers` say. */
export interface MapNotesAnswer {
  readonly data: readonly (MarkerNote & { readonly plugin: string })[]
  /** Plugins whose hook gave no answer in time, or none at all. */
  readonly failed: readonly { readonly plugin: string; readonly reason: string }[]
}
