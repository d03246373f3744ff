import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import type { Connection, UpsertResult } from 'mariadb'
import { mysqlFailure } from './mysql-failures.ts'
import type { Wire } from './mysql-wire.ts'
import { valuesOf } from './select-values.ts'
import type { Counter } from './sqlite-connection.ts'

/** A connection of the driver, and what lets statements leave together. */
export interface Wired {
  readonly raw: Connection
  readonly gather: Wire['gather']
}

/** A connection of the pool, as the builder and the driver use it. */
export interface MysqlConnection extends DatabaseConnection {
  readonly raw: Connection
}

/** What says which texts are worth preparing: those that have been seen before. */
export type Seen = Set<string>

const isWrite = /^(?:insert|update|delete)\b/i
const remembered = 2000

/** A connection for the builder. */
export function mysqlConnection({ raw, gather }: Wired, counter: Counter, seen: Seen): MysqlConnection {
  return {
    raw,
    executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
      counter.sent += 1
      gather()
      try {
        return resultOf<R>(await send(raw, query, isRepeated(seen, query)))
      } catch (error) {
        throw mysqlFailure(error)
      }
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

function send(raw: Connection, query: CompiledQuery, isPrepared: boolean): Promise<UpsertResult | unknown[]> {
  const { sent, values } = sayable(query)
  return isPrepared ? raw.execute(sent, values) : raw.query(sent, values)
}

/** A query as the driver takes it; undefined means null, as it does on SQLite. */
function sayable(query: CompiledQuery) {
  return {
    sent: { sql: query.sql, rowsAsArray: valuesOf(query) !== undefined },
    values: query.parameters.map((value) => value ?? null),
  }
}

function resultOf<R>(answer: UpsertResult | unknown[]): QueryResult<R> {
  // Rows are what the caller's select says they are.
  if (Array.isArray(answer)) return { rows: answer as R[] }
  return { rows: [], insertId: BigInt(answer.insertId), numAffectedRows: BigInt(answer.affectedRows) }
}

async function* streamed<R>(raw: Connection, query: CompiledQuery, size: number): AsyncGenerator<QueryResult<R>> {
  const progress = { isDone: false }
  try {
    const { sent, values } = sayable(query)
    const rows: AsyncIterable<R> = raw.queryStream(sent, values)
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
