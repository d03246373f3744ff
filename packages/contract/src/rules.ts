import type { JsonRow } from './answers.ts'
import type { Declaration } from './declare.ts'
import type { ChangesOf, RowOf } from './infer.ts'
import type { Reader, Settings, Work } from './platform.ts'

/** What is about to be written. */
export interface Writing<D extends Declaration = Declaration> {
  /** As it is now; undefined for a new row. */
  readonly before: RowOf<D> | undefined
  /** As it will be, members that are not given at their default or null. A row that is not made yet has 0 as its key; one that is purged is told as removed. */
  readonly after: RowOf<D>
}

/** What a rule may look at before it decides: rows as its change set sees them, and the plugin's settings. */
export interface RuleReader extends Reader {
  readonly settings: Settings
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
}

/**
 * A rule about every write of a row. `before` refuses with a ShopError, or gives members to set beside those that are
 * written; `after` writes what follows from it into the same change set, so that one undo takes back both. An undo, and
 * rows that come with a passport, are not asked again: they bring back what was allowed. Each has a second, and what it
 * writes is asked for in its turn, at most 5 deep; one that fails refuses the write and names the plugin.
 */
export function writeRule<D extends Declaration>(
  of: D,
  rule: {
    readonly before?: (reader: RuleReader, writing: Writing<D>) => Promise<ChangesOf<D> | void> | ChangesOf<D> | void
    readonly after?: (work: Work, writing: Writing<D>) => Promise<void>
  },
): WriteRule {
  // The engine hands each rule the rows of its own declaration, which is what the narrower types say.
  return { of, ...rule } as unknown as WriteRule
}
