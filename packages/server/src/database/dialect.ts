import {
  Kysely,
  MysqlIntrospector,
  MysqlQueryCompiler,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type DialectAdapter,
  type Driver,
} from 'kysely'
import type { EngineName, Tables } from './database.ts'

interface ShopAdapter extends DialectAdapter {
  readonly engine: EngineName
}

/** What a connection must be able to do for the builder; beginning and ending transactions is the driver's. */
export interface Links {
  readonly acquire: () => Promise<DatabaseConnection>
  readonly begin: (connection: DatabaseConnection) => Promise<void>
  readonly end: (connection: DatabaseConnection, how: 'commit' | 'rollback') => Promise<void>
  readonly release: (connection: DatabaseConnection) => Promise<void>
}

/** A query builder over the given connections. */
export function openBuilder(engine: EngineName, links: Links): Kysely<Tables> {
  const adapter: ShopAdapter = {
    engine,
    supportsCreateIfNotExists: true,
    supportsTransactionalDdl: engine === 'sqlite',
    // MariaDB inserts the row and gives nothing back, so nobody may count on it.
    supportsReturning: false,
    // Our own chains of migrations have a lock of their own.
    acquireMigrationLock: () => Promise.reject(new Error('migrations run through migrate()')),
    releaseMigrationLock: () => Promise.reject(new Error('migrations run through migrate()')),
  }
  const dialect: Dialect = {
    createAdapter: () => adapter,
    createDriver: () => driverOf(links),
    createQueryCompiler: () => (engine === 'sqlite' ? new SqliteQueryCompiler() : new MysqlQueryCompiler()),
    createIntrospector: (db) => (engine === 'sqlite' ? new SqliteIntrospector(db) : new MysqlIntrospector(db)),
  }
  return new Kysely<Tables>({ dialect })
}

function driverOf(links: Links): Driver {
  return {
    init: () => Promise.resolve(),
    acquireConnection: () => links.acquire(),
    beginTransaction: (connection) => links.begin(connection),
    commitTransaction: (connection) => links.end(connection, 'commit'),
    rollbackTransaction: (connection) => links.end(connection, 'rollback'),
    releaseConnection: (connection) => links.release(connection),
    destroy: () => Promise.resolve(),
  }
}

/** Which engine a builder or an open transaction speaks to. */
export function engineOf(db: Pick<Kysely<Tables>, 'getExecutor'>): EngineName {
  // Every builder here is made by openBuilder, whose adapter says so.
  return (db.getExecutor().adapter as ShopAdapter).engine
}
