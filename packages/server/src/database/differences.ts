import { CompiledQuery, sql, type Kysely, type RawBuilder } from 'kysely'
import { foldText } from '../base/fold.ts'
import type { EngineName, Tables } from './database.ts'
import { engineOf } from './dialect.ts'

type Trx = Kysely<Tables>
type Expression = RawBuilder<unknown>

/** A place in an open transaction. */
export interface Savepoint {
  /** Takes back what was written since. */
  back(): Promise<void>
  /** Forgets the place. */
  release(): Promise<void>
}

/**
 * Marks a place in an open transaction. Places that are open at the same time need different depths: of two with one name
 * MariaDB keeps only the later, and SQLite goes back to that.
 */
export async function savepoint(trx: Trx, depth = 0): Promise<Savepoint> {
  await trx.executeQuery(CompiledQuery.raw(`savepoint mark${depth}`))
  return {
    back: async () => void (await trx.executeQuery(CompiledQuery.raw(`rollback to savepoint mark${depth}`))),
    release: async () => void (await trx.executeQuery(CompiledQuery.raw(`release savepoint mark${depth}`))),
  }
}

/** Reads one row and keeps it to this transaction. SQLite has one writer, so a writing transaction holds every row already. */
export async function lockedRow(
  trx: Trx,
  table: string,
  where: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown> | undefined> {
  const query = Object.entries(where).reduce(
    (made, [name, value]) => made.where(name, '=', value),
    trx.selectFrom(table).selectAll(),
  )
  return (engineOf(trx) === 'sqlite' ? query : query.forUpdate()).executeTakeFirst()
}

/** A text column, and its companion column that holds it folded, where it has one. */
export interface SearchedText {
  readonly text: Expression
  readonly folded?: Expression | undefined
}

/** Whether a text contains another, without case. */
export function containsText(engine: EngineName, searched: SearchedText, part: string): Expression {
  return holds(engine, foldedOf(engine, searched), foldText(part))
}

// MariaDB looks through bytes twice as fast as through characters, and in UTF-8 a text is found in either the same.
function holds(engine: EngineName, text: Expression, part: string): Expression {
  if (engine === 'sqlite') return sql`instr(${text}, ${part}) > 0`
  return sql`cast(${text} as binary) like ${`%${part.replaceAll(/[%_|]/g, '|$&')}%`} escape '|'`
}

/** Whether a text starts with another, without case. As a range, for that can be found in an index. */
export function startsWithText(engine: EngineName, searched: SearchedText, part: string): Expression {
  const [within, start] = [foldedOf(engine, searched), foldText(part)]
  return sql`(${within} >= ${start} and ${within} < ${afterAll(start)})`
}

/** Without a companion column each row is folded as it is read; MariaDB can only lower its case. */
function foldedOf(engine: EngineName, { text, folded }: SearchedText): Expression {
  if (folded) return folded
  return engine === 'sqlite' ? sql`fold(${text})` : sql`lower(${text})`
}

/** The least text that is greater than all texts that start with this one. Both engines compare UTF-8 byte by byte. */
function afterAll(start: string): string {
  return `${start}\u{10ffff}`
}

/** The keys of all entries of one type in which every word stands somewhere, as a query to be put behind `in`. */
export function matchesText(engine: EngineName, entitytype: string, words: readonly string[]): Expression {
  return sql`select entityid from searchentries where entitytype = ${entitytype} and ${matchesWords(engine, words)}`
}

/**
 * Every word stands somewhere in one of these texts of a row; undefined where the search index finds such rows faster. With
 * no index of trigrams, as on MariaDB, rows are looked at one by one: then better in the order of the answer, until it is full.
 */
export function holdsWords(
  engine: EngineName,
  texts: readonly Expression[],
  words: readonly string[],
): Expression | undefined {
  if (texts.length === 0 || words.length === 0 || (engine === 'sqlite' && words.some((word) => isLong.test(word))))
    return undefined
  const held = words.map((word) =>
    sql.join(
      texts.map((text) => holds(engine, text, word)),
      sql` or `,
    ),
  )
  return sql.join(
    held.map((either) => sql`(${either})`),
    sql` and `,
  )
}

// The index knows texts by three characters in a row.
const isLong = /^.{3}/su

/** A condition on `searchentries`: every word, folded, stands somewhere in the text. */
export function matchesWords(engine: EngineName, words: readonly string[]): Expression {
  const indexed = engine === 'sqlite' ? words.filter((word) => isLong.test(word)) : []
  const scanned = words.filter((word) => !indexed.includes(word))
  const phrases = indexed.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ')
  const all = [
    ...(indexed.length > 0
      ? [sql`searchentryid in (select rowid from searchindex where searchindex match ${phrases})`]
      : []),
    ...scanned.map((word) => holds(engine, sql`searchentries.text`, word)),
  ]
  return all.length > 0 ? sql`(${sql.join(all, sql` and `)})` : sql`1 = 1`
}
