import type { Role } from './declare.ts'
import type { Flaw } from './errors.ts'

/** One row as JSON: columns, and beside each reference `...id` the display name of what it points to as `...name`. */
export type JsonRow = Readonly<Record<string, unknown>>

/** The answer of a list. `total` is left out with `total=false`; `next` is the cursor of the next page, or null. */
export interface ListAnswer<Row = JsonRow> {
  readonly data: readonly Row[]
  readonly meta: {
    readonly page: number
    readonly perpage: number
    readonly total?: number
    readonly next: string | null
  }
}

/** Every refusal and failure, as `application/problem+json` (RFC 9457). */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly requestid: string
  readonly errors?: readonly Flaw[]
}

/** Where a change came from. */
export type Source = 'web' | 'api' | 'collector' | 'import' | 'plugin' | 'cli' | 'system'

/** What happened to a row; an `event` changed nothing of it and is told by the reason of its change. */
export type AuditAction = 'create' | 'update' | 'remove' | 'restore' | 'purge' | 'event'

/** What the first entry of a change was about. */
export interface ChangeSubject {
  readonly action: AuditAction
  readonly entitytype: string
  readonly entityid: number
  readonly entityname: string
}

/** One unit of change and who made it. */
export interface ChangeSetAnswer {
  readonly changesetid: number
  readonly source: Source
  readonly userid: number | null
  /** The user's display name, the plugin, or the API key that made it. */
  readonly actorname: string
  readonly reason: string | null
  readonly requestid: string | null
  readonly createddate: string
  /** How many audit entries it has. */
  readonly entries: number
  /** The change set that undid this one. */
  readonly undoneby: number | null
  /** The change set that this one undid. */
  readonly undoes: number | null
  /** The least role that may undo it, beside what its rows ask of whoever writes them. */
  readonly leastrole: Role
  /** Where changes are listed: what it was about; null where the caller may not read that. */
  readonly subject?: ChangeSubject | null
}

/** One entry of a row's history. `before` and `after` hold the members that changed, with names beside references. */
export interface HistoryEntry {
  readonly auditlogid: number
  readonly action: AuditAction
  readonly entitytype: string
  readonly entityid: number
  readonly entityname: string
  /** Among the entries of a change: the resource of an asset, by its class; not of a purged one. */
  readonly resource?: string
  readonly before: JsonRow | null
  readonly after: JsonRow | null
  readonly changeset: ChangeSetAnswer
}

/** What an import or bulk edit did, or would do. `line` counts from 1, the heading being line 1. */
export interface ImportReport {
  readonly dryrun: boolean
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  readonly changesetid: number | null
  /** Headings of the file that are no column here, where these were to be left out. */
  readonly ignored: readonly string[]
  readonly lines: readonly {
    readonly line: number
    readonly outcome: 'created' | 'updated' | 'unchanged' | 'rejected'
    readonly id: number | null
    /** Members of a row that was there which have another value now. */
    readonly changed?: readonly string[]
    /** Those among them that have none any more. */
    readonly emptied?: readonly string[]
    readonly errors?: readonly Flaw[]
  }[]
}
