import type { PlanRow, Ref } from '../plan.ts'
import type { Skip } from './data.ts'
import { found, missing, nothing, type Found, type Note, type NoteKind } from './notes.ts'

/** A wanted row and what is to be said about the old row it comes from. */
export interface Draft {
  readonly row: PlanRow
  readonly notes: readonly Note[]
}

/** One reference table of the old database: what of it is wanted, and which of its keys lead where. */
export interface Catalog {
  readonly drafts: readonly Draft[]
  readonly skips: readonly Skip[]
  /** Every key of the table; null where its row has no name. */
  readonly refs: ReadonlyMap<number, Ref | null>
}

/** Where a key of the old database leads: nowhere without a key or to a nameless row; a key that is not there is remarked. */
export function follow(catalog: Catalog, key: number | undefined, dangling: NoteKind): Found<Ref> {
  if (key === undefined) return nothing
  const ref = catalog.refs.get(key)
  if (ref === undefined) return missing(dangling, `it refers to row ${key}, which is not there`)
  return ref === null ? nothing : found(ref)
}
