import type { AssetTypeDeclaration, Declaration, ResourceDeclaration, SubtypeDeclaration } from './declare.ts'
import type { InputOf } from './infer.ts'
import type { MarkerNote } from './map.ts'
import type { Platform } from './platform.ts'

/** Rows that a site must have; a row is known again by its display field, so seeding twice changes nothing. */
export interface Seed<D extends Declaration = Declaration> {
  readonly declaration: D
  readonly rows: readonly InputOf<D>[]
}

/** What a health check says; a check that throws counts as not ok. */
export interface Health {
  readonly ok: boolean
  readonly detail: string
}

/** What a plugin says of markers of one asset type: called with the placed assets of a floor plan, answers for those it has something to say of. */
export interface Markers {
  readonly of: AssetTypeDeclaration
  readonly notes: (platform: Platform, assetids: readonly number[]) => Promise<readonly MarkerNote[]>
}

/** A plugin: one value that can be checked, listed and left out without calling any of it. All slots are optional. */
export interface Plugin {
  readonly assettypes?: readonly AssetTypeDeclaration[]
  readonly subtypes?: readonly SubtypeDeclaration[]
  readonly resources?: readonly ResourceDeclaration[]
  /** Reference rows to make sure of at install. */
  readonly seed?: readonly Seed[]
  /** Badges, colors and notes of map markers; has 200 ms. */
  readonly markers?: readonly Markers[]
  /** Called once when the site starts, after migrations. */
  readonly start?: (platform: Platform) => Promise<void> | void
  /** Called once when the site stops. */
  readonly stop?: (platform: Platform) => Promise<void> | void
  /** Shown in `/api/ready`. */
  readonly health?: (platform: Platform) => Promise<Health>
}

/** Declares a plugin. */
export function definePlugin(plugin: Plugin): Plugin {
  return plugin
}

/** Rows to make sure of, checked against their declaration. */
export function seedRows<D extends Declaration>(declaration: D, rows: readonly InputOf<D>[]): Seed {
  return { declaration, rows }
}
