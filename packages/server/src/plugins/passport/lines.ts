import type { AuditAction, JsonRow, Manifest, Source } from '@shopdb/contract'

/** The first line of a passport: what it is of, and from where. */
export interface PassportHead {
  readonly kind: 'passport'
  readonly passport: 1
  readonly site: string
  /** ISO 8601 */
  readonly createddate: string
  readonly contractversion: string
  readonly manifest: Manifest
  /** The migrations that its tables have been through. */
  readonly migrations: readonly string[]
}

/** A row that stayed and that rows that left point to: enough to find it again, or to make it. */
export interface NeedLine {
  readonly kind: 'need'
  readonly table: string
  readonly id: number
  readonly values: JsonRow
}

/** The content of a file that a row points to. */
export interface FileLine {
  readonly kind: 'file'
  readonly id: number
  readonly name: string
  /** Base64 */
  readonly content: string
}

/** A row that left: of the plugin's own, or of another table that could not be without one; as the database keeps it. */
export interface RowLine {
  readonly kind: 'row'
  readonly table: string
  readonly id: number
  readonly stored: JsonRow
}

/** A relation of one of its assets. */
export interface TieLine {
  readonly kind: 'tie'
  readonly id: number
  readonly stored: JsonRow
}

/** A setting. A secret is as it was sealed, for the site that can open it. */
export interface SettingLine {
  readonly kind: 'setting'
  readonly key: string
  readonly value?: unknown
  readonly sealed?: string
}

/** An entry of its history, with the change set that it was part of; those of one set follow each other. */
export interface EntryLine {
  readonly kind: 'entry'
  readonly changesetid: number
  readonly source: Source
  readonly actorname: string
  readonly reason: string | null
  /** ISO 8601 */
  readonly createddate: string
  readonly action: AuditAction
  readonly entitytype: string
  readonly entityid: number
  readonly entityname: string
  readonly before: JsonRow | null
  readonly after: JsonRow | null
}

/** The last line: how many came before it, and the SHA-256 of their text, so that half a file is known for one. */
export interface EndLine {
  readonly kind: 'end'
  readonly lines: number
  readonly sha256: string
}

/** A line between the first and the last. */
export type PassportLine = NeedLine | FileLine | RowLine | TieLine | SettingLine | EntryLine
