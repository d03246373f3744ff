import type { Kysely } from 'kysely'

/** Tables are declared at run time, so the builder knows them by name only; rows are as stored. */
export type Tables = Record<string, Record<string, unknown>>

/** One of the two worlds that `database/` hides. MariaDB and MySQL are one. */
export type EngineName = 'sqlite' | 'mysql'

/** A connected database. What is stored: booleans 0 or 1, moments `YYYY-MM-DD HH:MM:SS.mmm` in UTC, JSON as text, decimals as numbers. */
export interface Database {
  readonly engine: EngineName
  /** Reads what is committed. On SQLite a connection of its own, so that reading never waits for a writing transaction. */
  readonly read: Kysely<Tables>
  /** Reads one unmoving state of the database for as long as the job runs, on a connection of its own. */
  snapshot<T>(job: (read: Kysely<Tables>) => Promise<T>): Promise<T>
  /** One writing transaction: `begin immediate` on SQLite; on MariaDB retried as a whole after a deadlock (1213, 1205). */
  transaction<T>(job: (trx: Kysely<Tables>) => Promise<T>): Promise<T>
  /** How many statements were sent since it was opened, for tests that count. */
  statements(): number
  /** Throws `unavailable` when the database does not answer. */
  ping(): Promise<void>
  close(): Promise<void>
}
