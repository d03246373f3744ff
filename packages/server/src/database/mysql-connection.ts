import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import type { PoolConnection, QueryError, QueryResult as Answer } from 'mysql2'
import { mysqlFailure } from './mysql-failures.ts'
import { givesValues } from './select-values.ts'
import type { Counter } from './sqlite-connection.ts'

/** A connection of the pool, as the builder and the driver use it. */
export interface MysqlConnection extends DatabaseConnection {
  readonly raw: PoolConnection
}

/** What says which texts are worth preparing: those that have been seen before. */
export type Seen = Set<string>

const isWrite = /^(?:insert|update|delete)\b/i
const remembered = 2000
const readahead = 500

/** A connection for the builder. */
export function mysqlConnection(raw: PoolConnection, counter: Counter, seen: Seen): MysqlConnection {
  return {
    raw,
    executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
      counter.sent += 1
      return resultOf<R>(await send(raw, query, isRepeated(seen, query.sql)))
    },
    streamQuery: (query, size) => {
      counter.sent += 1
      return streamed(raw, query, size)
    },
  }
}

/**
 * Writes that repeat are prepared: measured, that takes a third less of both processes. Reads are not: the binary form of
 * rows is slower to take apart than the text form, and it loses the zeros of a moment's fraction.
 */
function isRepeated(seen: Seen, text: string): boolean {
  if (!isWrite.test(text)) return false
  if (seen.has(text)) return true
  if (seen.size >= remembered) seen.clear()
  seen.add(text)
  return false
}

function send(raw: PoolConnection, query: CompiledQuery, isPrepared: boolean): Promise<Answer> {
  const { sql, parameters } = query
  return new Promise((resolve, reject) => {
    const settle = (error: QueryError | null, answer: Answer): void => {
      if (error) reject(mysqlFailure(error))
      else resolve(answer)
    }
    // mysql2 refuses undefined in prepared statements; everywhere else it means null as well.
    const values = parameters.map((value) => (value === undefined ? null : value)) as (string | number | null)[]
    if (isPrepared) raw.execute(sql, values, settle)
    else raw.query({ sql, values, rowsAsArray: givesValues(query) }, settle)
  })
}

function resultOf<R>(answer: Answer): QueryResult<R> {
  // Rows are what the caller's select says they are.
  if (Array.isArray(answer)) return { rows: answer as R[] }
  return { rows: [], insertId: BigInt(answer.insertId), numAffectedRows: BigInt(answer.affectedRows) }
}

async function* streamed<R>(raw: PoolConnection, query: CompiledQuery, size: number): AsyncGenerator<QueryResult<R>> {
  const progress = { isDone: false }
  try {
    const rows: AsyncIterable<R> = raw.query(query.sql, [...query.parameters]).stream({ highWaterMark: readahead })
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
