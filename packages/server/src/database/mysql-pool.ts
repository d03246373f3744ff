import { CompiledQuery, type DatabaseConnection, type Kysely } from 'kysely'
import type * as Driver from 'mysql2'
import type { Tables } from './database.ts'
import { openBuilder } from './dialect.ts'
import type { MysqlAddress } from './mysql-address.ts'
import { mysqlConnection, type MysqlConnection, type Seen } from './mysql-connection.ts'
import { mysqlFailure } from './mysql-failures.ts'
import type { Counter } from './sqlite-connection.ts'

/** Both engines then quote names, join texts and refuse bad values alike, whatever the server's own settings are. */
const session = [
  "set sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,ANSI_QUOTES,PIPES_AS_CONCAT'",
  "set time_zone = '+00:00'",
  'set innodb_lock_wait_timeout = 10',
  // Fewer locks on gaps and so fewer deadlocks than the default; a statement always sees what is committed, as on SQLite.
  'set session transaction isolation level read committed',
]

// The first statement begins the transaction, so that none is spent on saying so.
const writes = [...session, 'set autocommit = 0']
// What is a mistake on SQLite is one here too.
const reading = [...session, 'set session transaction read only']

/** Milliseconds after which a connection may have died at rest: then it is asked before a transaction is trusted to it. */
const rested = 1000

/** How many connections at most, where statements are counted, and whether they only read. */
export interface Opening {
  readonly most: number
  readonly counter: Counter
  readonly reads: boolean
}

/** A query builder over connections of its own. */
export interface MysqlPool {
  readonly builder: Kysely<Tables>
  readonly end: () => Promise<void>
}

/** Opens a pool of at most so many connections; they are made when they are needed. */
export function openPool(driver: typeof Driver, address: MysqlAddress, opening: Opening): MysqlPool {
  const pool = driver.createPool({
    host: address.host,
    port: address.port,
    user: address.user,
    password: address.password,
    database: address.database,
    ...(address.ssl ? { ssl: {} } : {}),
    connectionLimit: opening.most,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    dateStrings: true,
    jsonStrings: true,
    decimalNumbers: true,
    supportBigNumbers: true,
    // An update counts the rows it found, changed or not, as SQLite does.
    flags: ['FOUND_ROWS'],
    maxPreparedStatements: 100,
    connectTimeout: 10_000,
    enableKeepAlive: true,
  })
  return {
    builder: builderOf(pool, opening),
    end: () => new Promise((resolve) => pool.end(() => resolve())),
  }
}

function builderOf(pool: Driver.Pool, { counter, reads }: Opening): Kysely<Tables> {
  const known = new WeakMap<Driver.PoolConnection, MysqlConnection>()
  const used = new WeakMap<DatabaseConnection, number>()
  const seen: Seen = new Set()
  return openBuilder('mysql', {
    acquire: async () => {
      const raw = await connectionFrom(pool)
      const connection =
        known.get(raw) ?? (await prepared(mysqlConnection(raw, counter, seen), reads ? reading : writes))
      known.set(raw, connection)
      return connection
    },
    begin: async (connection) => {
      const isAwake = performance.now() - (used.get(connection) ?? -Infinity) < rested
      if (reads || !isAwake) await say(connection, 'begin')
    },
    // A connection that cannot even roll back is gone, and what broke it is the error to be told.
    end: (connection, how) =>
      how === 'commit' ? say(connection, how) : say(connection, how).catch(() => rawOf(connection).destroy()),
    release: async (connection) => {
      used.set(connection, performance.now())
      rawOf(connection).release()
    },
  })
}

// Every connection of this builder is one that acquire has made.
const rawOf = (connection: DatabaseConnection): Driver.PoolConnection => (connection as MysqlConnection).raw

function connectionFrom(pool: Driver.Pool): Promise<Driver.PoolConnection> {
  return new Promise((resolve, reject) => {
    pool.getConnection((error, connection) => (error ? reject(mysqlFailure(error)) : resolve(connection)))
  })
}

async function prepared(connection: MysqlConnection, statements: readonly string[]): Promise<MysqlConnection> {
  try {
    for (const statement of statements) await say(connection, statement)
    return connection
  } catch (error) {
    connection.raw.destroy()
    throw error
  }
}

async function say(connection: DatabaseConnection, statement: string): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw(statement))
}
