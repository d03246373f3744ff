/** How a column is stored. `string` has a length and can be indexed; `text` has none (up to 4 GiB on MariaDB). */
export type ColumnType = 'integer' | 'decimal' | 'boolean' | 'string' | 'text' | 'date' | 'datetime' | 'json'

/** One column as the database keeps it. */
export interface Column {
  readonly name: string
  readonly type: ColumnType
  /** Of a string: the most characters. */
  readonly length?: number
  /** Of a decimal: digits behind the point; 18 digits in all. */
  readonly scale?: number
  readonly notnull: boolean
  readonly default?: string | number
  /** The table whose key it holds; the database refuses a key that is not there, and purging a row that is referred to. */
  readonly references?: { readonly table: string; readonly column: string }
}

/** One index; columns in order. */
export interface Index {
  readonly name: string
  readonly columns: readonly string[]
  readonly unique: boolean
}

/** One table, as every migration makes it and every declaration asks for it. */
export interface Table {
  readonly name: string
  readonly columns: readonly Column[]
  /** The primary key, in order. */
  readonly key: readonly string[]
  /** The key is one integer that the database counts up. */
  readonly counted: boolean
  readonly indexes: readonly Index[]
}

/** One step of a migration. Each is done once or found done: a migration that stopped half way can be run again. */
export type Step =
  | { readonly step: 'createtable'; readonly table: Table }
  | { readonly step: 'droptable'; readonly table: string }
  | { readonly step: 'addcolumn'; readonly table: string; readonly column: Column }
  | { readonly step: 'dropcolumn'; readonly table: string; readonly column: string }
  /** Gives a column that is not part of the key another type, length, default, reference, or (not) null; values are kept. */
  | { readonly step: 'altercolumn'; readonly table: string; readonly column: Column }
  | { readonly step: 'addindex'; readonly table: string; readonly index: Index }
  | { readonly step: 'dropindex'; readonly table: string; readonly index: string }
  | { readonly step: 'copycolumn'; readonly table: string; readonly from: string; readonly to: string }
  /** For what the steps above cannot say; must be harmless when run twice. */
  | { readonly step: 'sql'; readonly sqlite: readonly string[]; readonly mysql: readonly string[] }

/** One migration: numbered, named by what it makes (`0001-core`), never edited after release. */
export interface Migration {
  readonly name: string
  readonly up: readonly Step[]
  readonly down: readonly Step[]
}
