import type { JsonRow } from '@shopdb/contract'
import type { Clock } from '../base/clock.ts'
import type { Changes } from '../changes/changes.ts'
import type { Work } from '../changes/work.ts'
import type { Database } from '../database/database.ts'
import type { Registry } from './registry.ts'
import type { Resource } from './resource.ts'
import type { StoredRow } from './stored.ts'

/** What a row is about to become. `before` is undefined for a new row, `after` for one that is purged. */
export interface Step {
  readonly resource: Resource
  readonly entityid: number | undefined
  readonly before: StoredRow | undefined
  readonly after: StoredRow | undefined
}

/** What somebody asks to be written, as it came. `before` is undefined for a new row. */
export interface Asked {
  readonly before: StoredRow | undefined
  readonly body: unknown
}

/** What a feature of the core adds to the writing of one table. All of it runs inside the change set. */
export interface Rule {
  /** Adds members that follow from those that are given, such as the size of a picture; the body is not checked yet. */
  readonly fill?: (work: Work, asked: Asked) => Promise<unknown>
  /** Throws where the step must not be. */
  readonly check?: (work: Work, step: Step) => Promise<void>
  /** Does what follows from the step. */
  readonly follow?: (work: Work, step: Step & { readonly entityid: number }) => Promise<void>
}

/** A row that is there, and how it would be had no rule set anything. */
export interface Overruling extends Step {
  readonly entityid: number
  readonly asked: StoredRow
}

/** What a plugin adds to the writing of rows of its own. An undo, and rows that come with a passport, do not ask it. */
export interface WriteRule {
  /** Gives the members to set beside those that are written, as `parse` takes them; throws where the row must not become so. */
  readonly before?: (work: Work, step: Step, parse: (given: unknown) => JsonRow) => Promise<JsonRow>
  /** Writes what follows from the step. */
  readonly after?: (work: Work, step: Step & { readonly entityid: number }) => Promise<void>
  /** Is told what was asked for where rules decided otherwise. */
  readonly overruled?: (work: Work, step: Overruling) => Promise<void>
}

/** Finds rows by text. */
export interface Finder {
  /** The rows in which every word of the text stands somewhere. */
  find(resource: Resource, q: string): Promise<Matches>
}

/** The rows that a text finds. */
export interface Matches {
  /** Their keys, those of removed rows too. */
  keys(): readonly number[]
  /** How many of them are not removed. */
  active(): number
  /** The keys of the first few that are not removed; undefined where the search does not know that order. */
  first(order: FoundOrder, most: number): Promise<readonly number[] | undefined>
}

/** By a column, and then by the key. */
export interface FoundOrder {
  readonly column: string
  readonly isDescending: boolean
}

/** What reading and writing resources needs. */
export interface Engine {
  readonly database: Database
  readonly registry: Registry
  readonly changes: Changes
  readonly clock: Clock
  readonly finder: Finder
  /** Rules by entity type. */
  readonly rules: ReadonlyMap<string, readonly Rule[]>
  /** What plugins add, by the name of the resource. */
  readonly writerules: ReadonlyMap<string, readonly WriteRule[]>
  /** Encrypts what a secret field keeps. */
  readonly seal: (text: string) => string
}

/** Where rows are written: the open change set, and the resource they are of. */
export interface Desk {
  readonly engine: Engine
  readonly work: Work
  readonly resource: Resource
}
