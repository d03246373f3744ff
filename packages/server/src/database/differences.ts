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

/**
 * Keys from which on it costs less to ask each row whether it is among them than to look up each key: for a page of rows,
 * which is soon full where many match, and for all rows.
 */
const many = { page: 1000, all: 20_000 } as const
/** Bytes that a list of marks may have. */
const marksmost = 16_000_000

/** Whether a key is among these, which may be one or a hundred thousand; `wanted` is how much is read of what matches. */
export function amongKeys(
  engine: EngineName,
  key: Expression,
  { keys, wanted }: { readonly keys: readonly number[]; readonly wanted: keyof typeof many },
): Expression {
  const last = keys.length > many[wanted] ? keys.reduce((most, one) => Math.max(most, one), 0) : marksmost
  if (last < marksmost) return sql`substr(${marksOf(keys, last)}, ${key} + 1, 1) = ${mark}`
  const list = JSON.stringify(keys)
  if (engine === 'sqlite') return sql`${key} in (select value from json_each(${list}))`
  return sql`${key} in (select found.id from json_table(${list}, '$[*]' columns (id bigint path '$')) as found)`
}

const mark = Buffer.from('1')

/** One byte for each possible key. */
function marksOf(keys: readonly number[], last: number): Buffer {
  const marks = Buffer.alloc(last + 1, '0')
  for (const key of keys) marks[key] = 0x31
  return marks
}
