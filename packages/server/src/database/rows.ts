import { CompiledQuery, type QueryResult } from 'kysely'
import type { Sender } from './ahead.ts'
import { quoted, quotedList } from './column-sql.ts'
import type { EngineName } from './database.ts'
import { engineOf } from './dialect.ts'

/** A row as stored, or some columns of one. */
export type Row = object

/** Which rows of which table: those that share the `key` columns are one. */
export interface Keyed {
  readonly table: string
  readonly key: readonly string[]
}

/** What an upsert does to a column of a row that is there: takes the new value, or adds it to the old one. */
export type Onto = Readonly<Record<string, 'take' | 'add'>>

/** Writes a new row and gives the number the database counted, or the key that the row brings along. */
export async function insertedKey(
  trx: Sender,
  { table, key }: { table: string; key: string },
  row: Row,
): Promise<number> {
  const { insertId } = await insertRows(trx, { table, rows: [row] })
  const own: unknown = valueOf(row, key)
  return Number(own === undefined ? insertId : own)
}

/** Writes new rows; all have the members of the first one. */
export async function insertMany(trx: Sender, table: string, rows: readonly Row[]): Promise<void> {
  for (const part of chunks(engineOf(trx), rows)) await insertRows(trx, { table, rows: part })
}

/**
 * Writes rows, over those with the same key where they are there. `onto` names the columns to write then; default all but
 * the key. On MariaDB any other unique index counts as the key too.
 */
export async function upsertMany(
  trx: Sender,
  into: Keyed & { readonly onto?: Onto },
  rows: readonly Row[],
): Promise<void> {
  const engine = engineOf(trx)
  const onto = into.onto ?? takeAll(rows[0] ?? {}, into.key)
  const tail = engine === 'sqlite' ? sqliteOnto(into, onto) : mysqlOnto(into, onto)
  for (const part of chunks(engine, rows)) await insertRows(trx, { table: into.table, rows: part, tail })
}

/** Some rows of a table, by one column. */
export interface Chosen {
  readonly table: string
  readonly key: string
  readonly ids: readonly number[]
}

/** Writes the same values over all of some rows. */
export async function updateMany(trx: Sender, { table, key, ids }: Chosen, values: Row): Promise<void> {
  const names = Object.keys(values)
  const sets = names.map((name) => `${quoted(name)} = ?`).join(', ')
  const text = `update ${quoted(table)} set ${sets} where ${quoted(key)} in ${bracketed(ids.length)}`
  await trx.executeQuery(CompiledQuery.raw(text, [...names.map((name) => valueOf(values, name)), ...ids]))
}

/** Takes away the rows that have these keys. */
export async function removeMany(trx: Sender, { table, key }: Keyed, keys: readonly Row[]): Promise<void> {
  const tuple = bracketed(key.length)
  for (const part of chunks(engineOf(trx), keys)) {
    const list = repeated(tuple, part.length)
    const tuples = engineOf(trx) === 'sqlite' ? `values ${list}` : list
    const text = `delete from ${quoted(table)} where ${quotedList(key)} in (${tuples})`
    const parameters = part.flatMap((row) => key.map((name) => valueOf(row, name)))
    await trx.executeQuery(CompiledQuery.raw(text, parameters))
  }
}

/** Takes away rows that have one of the keys, and beside it these values. */
export async function removeChosen(trx: Sender, { table, key, ids }: Chosen, where: Row): Promise<void> {
  const names = Object.keys(where)
  const same = names.map((name) => `${quoted(name)} = ? and `).join('')
  const text = `delete from ${quoted(table)} where ${same}${quoted(key)} in ${bracketed(ids.length)}`
  await trx.executeQuery(CompiledQuery.raw(text, [...names.map((name) => valueOf(where, name)), ...ids]))
}

interface Insert {
  readonly table: string
  readonly rows: readonly Row[]
  readonly tail?: string
}

// Texts are put together here and not by the builder: this is the path of every write, and it costs a tenth.
function insertRows(trx: Sender, { table, rows, tail = '' }: Insert): Promise<QueryResult<unknown>> {
  const names = Object.keys(rows[0] ?? {})
  const tuple = bracketed(names.length)
  const parameters: unknown[] = []
  for (const row of rows) for (const name of names) parameters.push(valueOf(row, name))
  const text = `insert into ${quoted(table)} ${quotedList(names)} values ${repeated(tuple, rows.length)}${tail}`
  return trx.executeQuery(CompiledQuery.raw(text, parameters))
}

// Rows come as any plain object; their members are the columns.
const valueOf = (row: Row, name: string): unknown => (row as Readonly<Record<string, unknown>>)[name]

const bracketed = (count: number): string => `(${repeated('?', count)})`

const repeated = (part: string, count: number): string => `${`${part}, `.repeat(Math.max(0, count - 1))}${part}`

function takeAll(row: Row, key: readonly string[]): Onto {
  const names = Object.keys(row).filter((name) => !key.includes(name))
  return Object.fromEntries(names.map((name) => [name, 'take']))
}

function sqliteOnto({ table, key }: Keyed, onto: Onto): string {
  const sets = Object.entries(onto).map(([name, how]) => {
    const old = how === 'add' ? `${quoted(table)}.${quoted(name)} + ` : ''
    return `${quoted(name)} = ${old}excluded.${quoted(name)}`
  })
  return ` on conflict ${quotedList(key)} do ${sets.length > 0 ? `update set ${sets.join(', ')}` : 'nothing'}`
}

function mysqlOnto({ key }: Keyed, onto: Onto): string {
  const sets = Object.entries(onto).map(([name, how]) => {
    const old = how === 'add' ? `${quoted(name)} + ` : ''
    return `${quoted(name)} = ${old}values(${quoted(name)})`
  })
  // There is no word for doing nothing that would not also hide other errors.
  const nothing = key.slice(0, 1).map((name) => `${quoted(name)} = ${quoted(name)}`)
  return ` on duplicate key update ${(sets.length > 0 ? sets : nothing).join(', ')}`
}

// SQLite takes 32766 parameters and MariaDB 65535 and packets of 16 MiB; both are kept well away from.
const most = { sqlite: 64, mysql: 500 } as const
const parametersmost = 30_000

/**
 * Rows in the portions of one statement. A trip to MariaDB costs more than the statement's size, so portions are large. On
 * SQLite preparing costs more than the trip, so portions are powers of two: few texts, and each of them is met again.
 */
function* chunks(engine: EngineName, rows: readonly Row[]): Generator<readonly Row[]> {
  const width = Math.max(1, Object.keys(rows[0] ?? {}).length)
  const limit = Math.max(1, Math.min(most[engine], Math.floor(parametersmost / width)))
  for (let from = 0; from < rows.length;) {
    const left = Math.min(limit, rows.length - from)
    const size = engine === 'sqlite' ? 2 ** Math.floor(Math.log2(left)) : left
    yield rows.slice(from, from + size)
    from += size
  }
}
