import type { JsonRow } from './answers.ts'
import type { AssetTypeDeclaration, ResourceDeclaration, Role, SubtypeDeclaration } from './declare.ts'
import type { Fields } from './fields.ts'
import type { ForEach, RowMark } from './given.ts'
import type { ValuesOf } from './infer.ts'
import type { OrNone } from './lines.ts'
import type { MarkerNote } from './map.ts'
import type { asset } from './model/asset.ts'
import type { Platform } from './platform.ts'
import type { PanelContent } from './widgets.ts'

/** What a plugin says of markers: called with the placed assets of a floor plan, answers for those it has something to say of. */
export interface Markers<S extends Fields = Fields> {
  /** Default: assets of every type, as with `asset`. */
  readonly of?: AssetTypeDeclaration | typeof asset
  /** Called with their keys. */
  readonly notes?: (platform: Platform<S>, assetids: readonly number[]) => Promise<readonly MarkerNote[]>
  /** In its place, called with their rows: see `defineMarkers`, which gives it its types. */
  readonly marks?: (platform: Platform<S>, rows: readonly JsonRow[]) => ForEach<RowMark>
  /** Of `marks`: which rows it is handed. */
  readonly where?: JsonRow | ((platform: Platform<S>) => JsonRow | Promise<JsonRow>)
}

/** Sections of the page of every asset of a type, or of every asset. */
export interface Panels<S extends Fields = Fields> {
  /** Default: assets of every type, as with `asset`. */
  readonly of?: AssetTypeDeclaration | typeof asset
  /** What people come to the page for: it stands above the fields, on a phone too. Default: below them. */
  readonly isfirst?: boolean
  /** Called with its key. What is false, null or undefined among the sections is left out. */
  readonly show?: (platform: Platform<S>, assetid: number) => Promise<readonly OrNone<PanelContent>[]>
  /** In its place, called with its row: see `definePanel`, which gives it its types. */
  readonly sections?: (platform: Platform<S>, row: JsonRow) => ForEach<OrNone<PanelContent>>
}

/** A menu entry beyond the automatic ones. `to` is a page of the site or an address elsewhere. */
export interface NavigationEntry {
  readonly label: string
  readonly to: string
  /** A lucide icon name. */
  readonly icon: string
  /** The heading under which it stands. Default: the plugin's title. */
  readonly menu?: string
  /** The least role that sees it. Default viewer. */
  readonly least?: Role
}

/** Something a plugin's own search found. */
export interface FoundByPlugin {
  readonly title: string
  readonly detail?: string
  /** A page of the site, `/forklifts/17`. */
  readonly path: string
  readonly icon?: string
}

/** A relation that follows from a plugin's rows and is stored nowhere else. */
export interface DerivedRelation {
  /** How it reads from the asset that was asked for: `is wired to`. */
  readonly verb: string
  readonly assetid: number
  readonly label?: string
}

/** A name for something that may be done, beyond the automatic `read` and `write` of each resource. */
export interface OwnPermission {
  /** Lowercase, `forklifts.release`. */
  readonly name: string
  /** The least role that may. */
  readonly least: Role
  /** What people read for it. */
  readonly label: string
}

/** Scheduled work, run by one replica at a time. */
export interface Job<S extends Fields = Fields> {
  /** Lowercase, unique in the plugin. */
  readonly name: string
  /** What people read for it on the plugins page: `Count overdue inspections`. Default: its name with a capital. */
  readonly label?: string
  /** Five fields as cron has them, in the time zone of the server: `0 6 * * *`. */
  readonly schedule: string
  readonly run: (platform: Platform<S>) => Promise<void>
  /** Milliseconds it may take. Default 60,000. */
  readonly budget?: number
}

/** A tie that a collected record asks for; the other asset is found by identity. */
export interface CollectedRelation {
  readonly type: 'partof' | 'controls' | 'connectedto'
  /** `to` (default): the record's asset is the source. */
  readonly direction?: 'to' | 'from'
  /** Members by which the other asset is known: `{ assetnumber: '3105' }`. */
  readonly other: Readonly<Record<string, string>>
  readonly label?: string
}

/** Rows of a subtype, or of a resource that belongs to the asset. */
export interface CollectedPart {
  readonly declaration: SubtypeDeclaration | ResourceDeclaration
  readonly rows: readonly JsonRow[]
  /** Members by which a row is known again. A subtype has one row and needs none. */
  readonly by?: readonly string[]
  /** The list is whole: rows that are not in it are removed. */
  readonly iswhole?: boolean
}

/** One asset as a collector saw it. */
export interface CollectedRecord {
  readonly declaration: AssetTypeDeclaration
  /** Members as an import takes them; a reference by its key or by its name (`vendorname`). */
  readonly values: JsonRow
  readonly relations?: readonly CollectedRelation[]
  readonly parts?: readonly CollectedPart[]
}

/** A named collector: what may be pushed, and what records it means. */
export interface Collector<S extends Fields = Fields> {
  /** Lowercase, the last part of its address. */
  readonly name: string
  readonly description?: string
  /** The members of one item. */
  readonly item: Fields
  readonly records: (
    platform: Platform<S>,
    item: JsonRow,
  ) => Promise<readonly CollectedRecord[]> | readonly CollectedRecord[]
}

/** Declares a collector. The types of an item reach `records` by inference; those of the settings where `records` names them. */
export function defineCollector<const I extends Fields, S extends Fields>(
  collector: Omit<Collector<S>, 'item' | 'records'> & {
    readonly item: I
    readonly records: (
      platform: Platform<S>,
      item: ValuesOf<I>,
    ) => Promise<readonly CollectedRecord[]> | readonly CollectedRecord[]
  },
): Collector<S> {
  // The host hands it items that were checked against `item`, which is what the narrower type says.
  return collector as unknown as Collector<S>
}
