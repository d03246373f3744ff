export type Engine = 'sqlite' | 'mysql'

/** What a column can hold here. */
export type Value = string | number | null

/** Where a database is: a file, or the address of a MariaDB with the name of the database. */
export interface Place {
  readonly engine: Engine
  readonly at: string
}

/** A database that is filled row by row, past the server that will answer from it. */
export interface Target {
  readonly engine: Engine
  readonly run: (statement: string) => Promise<void>
  readonly rows: (statement: string) => Promise<readonly Readonly<Record<string, unknown>>[]>
  /** All rows have the members of the first one. */
  readonly insert: (table: string, rows: readonly Readonly<Record<string, Value>>[]) => Promise<void>
}
