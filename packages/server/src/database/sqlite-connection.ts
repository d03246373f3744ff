import type { SQLInputValue, StatementSync, DatabaseSync } from 'node:sqlite'
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import { valuesOf } from './select-values.ts'
import { sqliteFailure } from './sqlite-failures.ts'

/** How many statements have been sent. */
export interface Counter {
  sent: number
}

interface Prepared {
  readonly statement: StatementSync
  /** It gives rows: a select, a pragma, or something with RETURNING. */
  readonly gives: boolean
}

// Preparing costs more than running; what a shop says is a few hundred texts and the sizes of its lists.
const kept = 1000

/** A connection for the builder that remembers its prepared statements by their text. */
export function sqliteConnection(source: DatabaseSync, counter: Counter): DatabaseConnection {
  const objects = openCache(source)
  const values = openCache(source, (statement) => statement.setReturnArrays(true))
  return {
    // Not an async function: one promise less on the hottest path.
    executeQuery: <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
      counter.sent += 1
      try {
        const prepared = valuesOf(query) ? values(query.sql) : objects(query.sql)
        return Promise.resolve(run<R>(prepared, query.parameters))
      } catch (error) {
        return Promise.reject(sqliteFailure(error, query.sql))
      }
    },
    streamQuery: (query, size) => {
      counter.sent += 1
      return streamed(source, query, size)
    },
  }
}

type Prepare = (text: string) => Prepared

/** Prepared statements by their text; `settle` is done once to each. */
function openCache(source: DatabaseSync, settle?: (statement: StatementSync) => void): Prepare {
  const cache = new Map<string, Prepared>()
  return (text) => {
    const known = cache.get(text)
    if (known) return known
    const statement = source.prepare(text)
    settle?.(statement)
    const prepared = { statement, gives: statement.columns().length > 0 }
    const [oldest] = cache.size >= kept ? cache.keys() : []
    if (oldest !== undefined) cache.delete(oldest)
    cache.set(text, prepared)
    return prepared
  }
}

function run<R>({ statement, gives }: Prepared, parameters: readonly unknown[]): QueryResult<R> {
  // The driver itself refuses what it cannot bind.
  const values = parameters as readonly SQLInputValue[]
  // Rows are what the caller's select says they are.
  if (gives) return { rows: statement.all(...values) as R[] }
  const { changes, lastInsertRowid } = statement.run(...values)
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
}

// A statement of its own: a cached one could be started again while its rows are still being read.
async function* streamed<R>(source: DatabaseSync, query: CompiledQuery, size: number): AsyncGenerator<QueryResult<R>> {
  try {
    const statement = source.prepare(query.sql)
    if (valuesOf(query)) statement.setReturnArrays(true)
    const rows = statement.iterate(...(query.parameters as readonly SQLInputValue[]))
    let batch: R[] = []
    for (const row of rows) {
      batch.push(row as R)
      if (batch.length < size) continue
      yield { rows: batch }
      batch = []
    }
    if (batch.length > 0) yield { rows: batch }
  } catch (error) {
    throw sqliteFailure(error, query.sql)
  }
}
