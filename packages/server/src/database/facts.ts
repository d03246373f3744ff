import type { EngineName } from './database.ts'

/** A column as an engine tells it. `value` is the default, as the engine writes it. */
export interface ColumnFact {
  readonly table: string
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly value: string | null
  /** Place in the primary key, from 1; 0 outside. */
  readonly place: number
  readonly counted: number
}

/** One column of an index, in order. */
export interface IndexFact {
  readonly table: string
  readonly name: string
  readonly column: string
  readonly isunique: number
}

/** One reference. */
export interface ReferenceFact {
  readonly table: string
  readonly column: string
  readonly totable: string
  readonly tocolumn: string
}

/** What an engine knows of its tables, of all or of one. */
export interface Facts {
  readonly engine: EngineName
  readonly columns: readonly ColumnFact[]
  readonly indexes: readonly IndexFact[]
  readonly references: readonly ReferenceFact[]
}
