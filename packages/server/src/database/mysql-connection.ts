import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import type { FieldPacket, PoolConnection, QueryError, QueryResult as Answer } from 'mysql2'
import { mysqlFailure } from './mysql-failures.ts'
import { valuesOf } from './select-values.ts'
import type { Counter } from './sqlite-connection.ts'

/** A connection of the pool, as the builder and the driver use it. */
export interface MysqlConnection extends DatabaseConnection {
  readonly raw: PoolConnection
}

/** What says which texts are worth preparing: those that have been seen before. */
export type Seen = Set<string>

const isWrite = /^(?:insert|update|delete)\b/i
const remembered = 2000
const readahead = 100

/** A connection for the builder. */
export function mysqlConnection(raw: PoolConnection, counter: Counter, seen: Seen): MysqlConnection {
  return {
    raw,
    executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
      counter.sent += 1
      return resultOf<R>(await send(raw, query, isRepeated(seen, query)))
    },
    streamQuery: (query, size) => {
      counter.sent += 1
      return streamed(raw, query, size)
    },
  }
}

/**
 * Writes that repeat are prepared: measured, that takes a third less of both processes. So are reads of a row or two that say
 * they are asked often. Others are not: the binary form of many rows is slower to take apart than the text form.
 */
function isRepeated(seen: Seen, query: CompiledQuery): boolean {
  const { sql } = query
  if (valuesOf(query) !== 'often' && !isWrite.test(sql)) return false
  if (seen.has(sql)) return true
  if (seen.size >= remembered) seen.clear()
  seen.add(sql)
  return false
}

function send(raw: PoolConnection, query: CompiledQuery, isPrepared: boolean): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const settle = (error: QueryError | null, answer: Answer, fields?: readonly FieldPacket[]): void => {
      if (error) return reject(mysqlFailure(error))
      // Rows were asked for as lists.
      if (isPrepared && rowsAsArray) makeWhole(answer as unknown as Row[], fields ?? [])
      return resolve(answer)
    }
    // mysql2 refuses undefined in prepared statements; everywhere else it means null as well.
    const values = query.parameters.map((value) => (value === undefined ? null : value)) as (string | number | null)[]
    const rowsAsArray = valuesOf(query) !== undefined
    const sent = { sql: query.sql, values, rowsAsArray }
    if (isPrepared) raw.execute(sent, settle)
    else raw.query(sent, settle)
  })
}

type Row = unknown[]

/** Of a prepared statement the driver leaves the fraction out of a moment where it is zero. */
function makeWhole(rows: readonly Row[], fields: readonly FieldPacket[]): void {
  fields.forEach(({ columnType }, at) => {
    if (columnType !== moment) return
    for (const row of rows) if (String(row[at]).length === short) row[at] = `${String(row[at])}.000`
  })
}

const moment = 12
/** `YYYY-MM-DD HH:MM:SS` */
const short = 19

function resultOf<R>(answer: Answer): QueryResult<R> {
  // Rows are what the caller's select says they are.
  if (Array.isArray(answer)) return { rows: answer as R[] }
  return { rows: [], insertId: BigInt(answer.insertId), numAffectedRows: BigInt(answer.affectedRows) }
}

async function* streamed<R>(raw: PoolConnection, query: CompiledQuery, size: number): AsyncGenerator<QueryResult<R>> {
  const progress = { isDone: false }
  try {
    const sent = { sql: query.sql, values: [...query.parameters], rowsAsArray: valuesOf(query) !== undefined }
    const rows: AsyncIterable<R> = raw.query(sent).stream({ highWaterMark: readahead })
    let batch: R[] = []
    for await (const row of rows) {
      batch.push(row)
      if (batch.length < size) continue
      yield { rows: batch }
      batch = []
    }
    progress.isDone = true
    if (batch.length > 0) yield { rows: batch }
  } catch (error) {
    throw mysqlFailure(error)
  } finally {
    // The rest of the rows is still on its way; nobody else can use this connection.
    if (!progress.isDone) raw.destroy()
  }
}
