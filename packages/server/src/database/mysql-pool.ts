import { CompiledQuery, type DatabaseConnection, type Kysely } from 'kysely'
import { openConnections, type Connections } from './connections.ts'
import type { Tables } from './database.ts'
import { openBuilder } from './dialect.ts'
import type { MysqlAddress } from './mysql-address.ts'
import { mysqlConnection, type MysqlConnection, type Seen, type Wired } from './mysql-connection.ts'
import { mysqlFailure } from './mysql-failures.ts'
import { connectTo } from './mysql-link.ts'
import { openWire } from './mysql-wire.ts'
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
export function openPool(address: MysqlAddress, opening: Opening): MysqlPool {
  const { most, counter, reads } = opening
  const seen: Seen = new Set()
  const pool = openConnections(most, {
    open: async () => prepared(mysqlConnection(await connect(address), counter, seen), reads ? reading : writes),
    isWhole: ({ raw }) => raw.isValid(),
    close: async ({ raw }) => raw.end().catch(() => raw.destroy()),
  })
  return { builder: builderOf(pool, reads), end: pool.end }
}

async function connect(address: MysqlAddress): Promise<Wired> {
  const { stream, gather } = openWire(address)
  try {
    const raw = await connectTo(address, {
      collation: 'UTF8MB4_BIN',
      dateStrings: true,
      autoJsonMap: false,
      // Of two columns of one name the later counts, as on SQLite.
      checkDuplicate: false,
      decimalAsNumber: true,
      insertIdAsNumber: true,
      bigIntAsNumber: true,
      prepareCacheLength: 100,
      keepAliveDelay: 10_000,
      stream,
    })
    // One that breaks at rest is found to be broken when it is taken.
    raw.on('error', () => undefined)
    return { raw, gather }
  } catch (error) {
    throw mysqlFailure(error)
  }
}

function builderOf(pool: Connections<MysqlConnection>, reads: boolean): Kysely<Tables> {
  const used = new WeakMap<DatabaseConnection, number>()
  return openBuilder('mysql', {
    acquire: pool.take,
    begin: async (connection) => {
      const isAwake = performance.now() - (used.get(connection) ?? -Infinity) < rested
      if (reads || !isAwake) await say(connection, 'begin')
    },
    // A connection that cannot even roll back is gone, and what broke it is the error to be told.
    end: (connection, how) =>
      how === 'commit' ? say(connection, how) : say(connection, how).catch(() => ours(connection).raw.destroy()),
    release: async (connection) => {
      used.set(connection, performance.now())
      pool.giveBack(ours(connection))
    },
  })
}

// Every connection of this builder is one that the pool has made.
const ours = (connection: DatabaseConnection): MysqlConnection => connection as MysqlConnection

async function prepared(connection: MysqlConnection, statements: readonly string[]): Promise<MysqlConnection> {
  try {
    await Promise.all(statements.map((statement) => say(connection, statement)))
    return connection
  } catch (error) {
    connection.raw.destroy()
    throw error
  }
}

async function say(connection: DatabaseConnection, statement: string): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw(statement))
}
