import type { JsonRow } from './answers.ts'
import type { Declaration } from './declare.ts'
import type { Flaw } from './errors.ts'
import type { ChangesOf, CommonRow, RowOf } from './infer.ts'
import { invalidInput } from './input.ts'
import type { Reader, Settings, Work } from './platform.ts'

/** What is about to be written. */
export interface Writing<D extends Declaration = Declaration> {
  /** As it is now; undefined for a new row. */
  readonly before: RowOf<D> | undefined
  /** As it will be, members that are not given at their default or null. A row that is not made yet has 0 as its key; one that is purged is told as removed. */
  readonly after: RowOf<D>
}

/** What was written over a row, and what was asked for where rules decided otherwise. */
export interface Overruled<D extends Declaration = Declaration> extends Writing<D> {
  readonly before: RowOf<D>
  /** As it would be, had no rule set anything. */
  readonly asked: RowOf<D>
}

/** What a rule may look at before it decides: rows as its change set sees them, the plugin's settings, what who writes may, and the time. */
export interface RuleReader extends Reader {
  readonly settings: Settings
  /**
   * Whether who writes has a permission: one of the plugin's own, or one such as `forklifts.write`. What the site and its
   * plugins do of their own accord may everything. Throws for a permission that nobody declares.
   */
  may(permission: string): boolean
  /** This moment, ISO 8601 in UTC. */
  now(): string
  /** The calendar day at the site, `2026-11-20`. */
  today(): string
}

/**
 * A rule about the rows of one of the plugin's own declarations, whoever writes them: a form, an import, a collector, code. One
 * about `relationship`, which is the site's, has `after` only, and where it fails the relation is written all the same.
 */
export interface WriteRule {
  readonly of: Declaration
  /** See `writeRule`. */
  readonly before?: (reader: RuleReader, writing: Writing) => Promise<JsonRow | void> | JsonRow | void
  /** See `writeRule`. */
  readonly after?: (work: Work, writing: Writing) => Promise<void>
  /** See `writeRule`. */
  readonly overruled?: (work: Work, writing: Overruled) => Promise<void>
}

/**
 * A rule about every write of a row. `before` refuses with a ShopError, or gives members to set beside those that are
 * written; `after` writes what follows from it into the same change set, so that one undo takes back both. Where rules decided
 * otherwise than was asked of a row that is there, `overruled` is told, also when nothing was left to be written: a report that
 * comes late changes no row, and is kept elsewhere. An undo, and rows that come with a passport, are not asked again: they bring
 * back what was allowed. Each has a second, and what it writes is asked for in its turn, at most 5 deep; one that fails
 * refuses the write and names the plugin.
 */
export function writeRule<D extends Declaration>(
  of: D,
  rule: {
    readonly before?: (reader: RuleReader, writing: Writing<D>) => Promise<ChangesOf<D> | void> | ChangesOf<D> | void
    readonly after?: (work: Work, writing: Writing<D>) => Promise<void>
    readonly overruled?: (work: Work, writing: Overruled<D>) => Promise<void>
  },
): WriteRule {
  // The engine hands each rule the rows of its own declaration, which is what the narrower types say.
  return { of, ...rule } as unknown as WriteRule
}

/** Something that must hold of a row by itself. `Row` has the members that it looks at. */
export interface RowCheck<Row> {
  /** The member that people look at when it does not. */
  readonly member: keyof Row & string
  /** What would be right, behind the name of the member: `must not be before the license begins`; of this row, where a function says it. */
  readonly message: string | ((row: Row) => string)
  /** `today` is the day at the site: what was done must not lie after it. */
  readonly holds: (row: Row, today: string) => boolean
}

/** What does not hold of a row, such as one that is told of before it is written. */
export function brokenChecks<Row>(checks: readonly RowCheck<Row>[], row: Row, today: string): readonly Flaw[] {
  const broken = checks.filter(({ holds }) => !holds(row, today))
  return broken.map(({ member, message }) => ({
    path: `/${member}`,
    message: typeof message === 'string' ? message : message(row),
  }))
}

/**
 * What must hold of every row that is in use, whoever writes it: an end after its beginning, a number where the kind needs one.
 * All that does not hold is told at once. It is a rule as `writeRule` makes one; what needs other rows is for that.
 */
export function checkRows<D extends Declaration>(of: D, checks: readonly RowCheck<RowOf<D>>[]): WriteRule {
  return writeRule(of, {
    before: (reader, { after }) => {
      // Every declared table has it.
      if (!(after as CommonRow).isactive) return
      const flaws = brokenChecks(checks, after, reader.today())
      if (flaws.length > 0) throw invalidInput(flaws, of.fields)
    },
  })
}
