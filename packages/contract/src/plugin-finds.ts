import type { DerivedRelation, FoundByPlugin } from './slots.ts'
import type { FailedPiece } from './widgets.ts'

/** The answer of `GET /api/search/plugins?q=low`: what the plugins' own searches found. */
export interface FoundByPluginsAnswer {
  readonly data: readonly (FoundByPlugin & { readonly plugin: string })[]
  readonly failed: readonly FailedPiece[]
}

/** The answer of `GET /api/assets/17/relationships/derived`; the asset at the other end comes with its number and name. */
export interface DerivedRelationsAnswer {
  readonly data: readonly (DerivedRelation & {
    readonly plugin: string
    readonly assetnumber: string
    readonly name: string | null
  })[]
  readonly failed: readonly FailedPiece[]
}
