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

/** A text column, and its companion column that holds its key (`textKey`), where it has one. */
export interface SearchedText {
  readonly text: Expression
  readonly key?: Expression | undefined
}

/** Whether a text contains another, without case. */
export function containsText(engine: EngineName, searched: SearchedText, part: string): Expression {
  const wanted = foldText(part)
  const folded = foldedOf(engine, searched)
  if (!searched.key) return holds(engine, folded, wanted)
  if (!hasNumbers.test(wanted) || isNumber.test(wanted)) return holds(engine, searched.key, wanted)
  return allOf([...piecesOf(engine, searched.key, wanted), holds(engine, folded, wanted)])
}

const hasNumbers = /[0-9]/
// A number without zeros in front stands in a key as it is written.
const isNumber = /^[1-9][0-9]*$/
const pieces = /[^0-9]+|[1-9][0-9]*/g

/** What a key must hold at least: it is quickly seen, and few rows are left to be looked at closely. */
function piecesOf(engine: EngineName, key: Expression, wanted: string): readonly Expression[] {
  return (wanted.match(pieces) ?? []).map((piece) => holds(engine, key, piece))
}

const allOf = (conditions: readonly Expression[]): Expression => sql`(${sql.join(conditions, sql` and `)})`

// MariaDB looks through bytes twice as fast as through characters, and in UTF-8 a text is found in either the same.
function holds(engine: EngineName, text: Expression, part: string): Expression {
  if (engine === 'sqlite') return sql`instr(${text}, ${part}) > 0`
  return sql`cast(${text} as binary) like ${`%${part.replaceAll(/[%_|]/g, '|$&')}%`} escape '|'`
}

// Up to the first number that may stand otherwise in a key: one of several digits, or the last, which may go on.
const alike = /^(?:[^0-9]+|(?<![0-9])[0-9](?=[^0-9]))*/

/** Whether a text starts with another, without case. As a range, for that can be found in an index, as far as keys are alike. */
export function startsWithText(engine: EngineName, searched: SearchedText, part: string): Expression {
  const start = foldText(part)
  const folded = foldedOf(engine, searched)
  if (!searched.key) return startsWith(folded, start)
  const first = alike.exec(start)?.[0] ?? ''
  const found = startsWith(searched.key, first)
  if (first === start) return found
  const behind = piecesOf(engine, searched.key, start.slice(first.length))
  return allOf([...(first === '' ? [] : [found]), ...behind, startsWith(folded, start)])
}

function startsWith(text: Expression, start: string): Expression {
  return sql`(${text} >= ${start} and ${text} < ${afterAll(start)})`
}

/**
 * The folded text. MariaDB cannot fold: it takes a key apart again, each number behind its zeros, which are `Z` there; where
 * there is no key it can only lower the case.
 */
function foldedOf(engine: EngineName, { text, key }: SearchedText): Expression {
  if (engine === 'sqlite') return sql`fold(${text})`
  if (!key) return sql`lower(${text})`
  const groups = sql`if(lower(version()) like '%mariadb%', ${String.raw`\2\1`}, '$2$1')`
  return sql`replace(regexp_replace(${key}, '[A-Y]*([0-9]+)(Z*)', ${groups}), 'Z', '0')`
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
