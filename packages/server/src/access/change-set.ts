import type { AuditAction, JsonRow, Source } from '@shopdb/contract'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/database.ts'
import type { Actor } from './actor.ts'

/** Who changes, from where, and why. */
export interface AccessCause {
  readonly actor: Actor
  readonly source: Source
  readonly reason?: string | null
  readonly requestid?: string | null
}

/** As much of an open change set as access needs; changes themselves stand further up the stairs. */
export interface AccessWork {
  readonly trx: Kysely<Tables>
  /** ISO 8601 */
  readonly time: string
  record(entry: {
    readonly action: AuditAction
    readonly entitytype: string
    readonly entityid: number
    readonly entityname: string
    readonly before: JsonRow | null
    readonly after: JsonRow | null
  }): void
  index(search: {
    readonly entitytype: string
    readonly entityid: number
    readonly title: string
    readonly isactive: boolean
    readonly text: string
  }): void
}

/** The door to every write, which access is given. */
export interface AccessChanges {
  change<T>(cause: AccessCause, job: (work: AccessWork) => Promise<T>): Promise<T>
  onCommit(listener: () => void): void
}
