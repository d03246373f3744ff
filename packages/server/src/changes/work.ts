import type { AuditAction, JsonRow, Role, Source } from '@shopdb/contract'
import type { Kysely } from 'kysely'
import type { Actor } from '../access/actor.ts'
import type { Sender } from '../database/ahead.ts'
import type { Tables } from '../database/database.ts'
import type { Memory } from './memory.ts'

/** Who changes, from where, and why. */
export interface Cause {
  readonly actor: Actor
  readonly source: Source
  readonly reason?: string | null
  readonly requestid?: string | null
  /** The change set that this one undoes. */
  readonly undoes?: number | null
  /** The least role that may do this, and so undo it. Default: whoever may write the rows. */
  readonly least?: Role | undefined
  /** When it happened, ISO 8601, for history that is brought from another site. Default: now. */
  readonly at?: string
  /** Fields stay set by whoever had set them: of what leaves with a plugin, or comes back with it. */
  readonly keepssources?: boolean
}

/** One thing that happened to one row. `before` and `after` hold stored values of the members that changed; null where there was or is no row. */
export interface Entry {
  readonly action: AuditAction
  readonly entitytype: string
  readonly entityid: number
  readonly entityname: string
  readonly before: JsonRow | null
  readonly after: JsonRow | null
}

/** What the search is to know of one row; without `text` (already folded) the row leaves the search. */
export interface SearchChange {
  readonly entitytype: string
  readonly entityid: number
  readonly title: string
  /** Removed rows are found only where they are asked for. */
  readonly isactive: boolean
  readonly text?: string
}

/** The row that a change is about, where that is known before it runs. */
export interface Subject {
  readonly entitytype: string
  readonly entityid: number
}

/** Writes rows of many changes at once, when their group is written down; nothing it sends gives an answer. */
export type LateWriter<Row> = (sender: Sender, rows: readonly Row[]) => Promise<void>

/** One open change set: a transaction with an author. Rows are written through `trx`; what happened is told to `record`. */
export interface Work {
  readonly trx: Kysely<Tables>
  /**
   * Sends writes whose answers nobody needs. `trx` sees what they wrote. The job goes on at once, as if none could fail; where
   * one does, the job is run again, and then it waits for each and meets the failure where it is.
   */
  readonly ahead: Sender
  readonly changesetid: number
  readonly cause: Cause
  /** The one moment of the whole change set, ISO 8601 in UTC. */
  readonly time: string
  /** The keys of rows that the changes committed together with this one are about: worth being read along. */
  subjects(entitytype: string): readonly number[]
  /** What was read for the whole group and still holds. */
  readonly memory: Memory
  /** The plugins whose rules led here, the first one first; none where somebody writes of their own accord. */
  readonly rulechain?: readonly string[]
  /** Notes that only this role or a greater one may do what is done here: none that is less may undo it. */
  needs(role: Role): void
  /** Audits one thing that happened; it lands with the transaction. */
  record(entry: Entry): void
  /** Puts a row into the search, or takes it out. */
  index(search: SearchChange): void
  /** Leaves a row that is no resource's to be written with those of the group. Rows come in the order in which they were left. */
  later<Row>(write: LateWriter<Row>, row: Row): void
  /** Who has set this member in the group and is not written down yet; undefined where nobody has. */
  pendingSource(entitytype: string, entityid: number, field: string): string | undefined
  /** Runs a part that may fail by itself: what it wrote and recorded is taken back before its error is thrown on. */
  attempt<T>(part: () => Promise<T>): Promise<T>
  /** Writes down now what was recorded so far, for a job that reads the log or the search itself. */
  flush(): Promise<void>
}
