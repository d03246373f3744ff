import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { ipBytes } from '@shopdb/contract'
import { CompiledQuery, type DatabaseConnection, type Kysely } from 'kysely'
import { foldText } from '../base/fold.ts'
import type { Database, Tables } from './database.ts'
import { openBuilder } from './dialect.ts'
import { Failure, unavailable } from './failures.ts'
import { openGuard, openQueue } from './guard.ts'
import { sqliteConnection, type Counter } from './sqlite-connection.ts'
import { isBusy, sqliteFailure } from './sqlite-failures.ts'

// SQLite waits inside the call, and with it the whole process; the rest of the patience is spent asleep.
const blockingwait = 100
const patience = 15_000

/** How the file is kept: `durable` false trusts the system to write later, for tests. */
export interface SqliteOptions {
  readonly durable: boolean
}

/** Opens the database file, making it and its folder where they are missing. */
export function openSqlite(file: string, options: SqliteOptions): Database {
  const counter: Counter = { sent: 0 }
  const writing = openWriting(file, options)
  const reading = openReading(file)
  const read = builderOf(reading, counter)
  const write = builderOf(writing, counter, beginImmediate)
  const inTurn = openQueue()
  const guarded = openGuard()
  return {
    engine: 'sqlite',
    read,
    snapshot: (job) => readSnapshot(file, counter, job),
    transaction: (job) => guarded(() => inTurn(() => write.transaction().execute(job))),
    statements: () => counter.sent,
    ping: async () => void (await read.executeQuery(CompiledQuery.raw('select 1'))),
    close: () => inTurn(() => Promise.resolve(closeBoth(reading, writing))),
  }
}

type Begin = (connection: DatabaseConnection) => Promise<void>

function builderOf(source: DatabaseSync, counter: Counter, begin: Begin = refuseTransaction): Kysely<Tables> {
  const connection = sqliteConnection(source, counter)
  return openBuilder('sqlite', {
    acquire: () => Promise.resolve(connection),
    begin,
    end: async (one, how) => {
      // SQLite has rolled back by itself when the disk is full; the error that says so is the one to be told.
      if (how === 'commit' || source.isTransaction) await one.executeQuery(CompiledQuery.raw(how))
    },
    release: () => Promise.resolve(),
  })
}

// A transaction that begins by reading and finds another process writing cannot go on, so it says at once that it writes.
async function beginImmediate(connection: DatabaseConnection): Promise<void> {
  for (const deadline = Date.now() + patience; ; await sleep(20 + Math.random() * 30)) {
    try {
      return void (await connection.executeQuery(CompiledQuery.raw('begin immediate')))
    } catch (error) {
      if (!(error instanceof Failure) || !isBusy(error.cause) || Date.now() > deadline) throw error
    }
  }
}

function refuseTransaction(): Promise<void> {
  return Promise.reject(new Error('This connection only reads; write through transaction().'))
}

// What the planner knows of a table is found out again when it has grown or shrunk tenfold. All rows are looked at: after
// a bounded look it takes 25,000 assets of one status for 400, and reads them all for a page of 50.
const takeStock = 'pragma optimize = 0x10002'

function openWriting(file: string, { durable }: SqliteOptions): DatabaseSync {
  let source: DatabaseSync | undefined
  try {
    mkdirSync(dirname(file), { recursive: true })
    source = new DatabaseSync(file, { timeout: 5000 })
    source.exec(
      `pragma journal_mode = wal; pragma synchronous = ${durable ? 'full' : 'off'}; pragma journal_size_limit = 67108864`,
    )
    // Found out now whether the file can be written, and not at the first change.
    source.exec(`begin immediate; pragma user_version = 1; rollback; pragma busy_timeout = ${blockingwait}`)
    source.exec(takeStock)
    return prepared(source)
  } catch (error) {
    source?.close()
    throw openingFailure(file, error)
  }
}

function openReading(file: string): DatabaseSync {
  return prepared(new DatabaseSync(file, { readOnly: true, timeout: 5000 }))
}

function prepared(source: DatabaseSync): DatabaseSync {
  source.exec('pragma foreign_keys = on; pragma temp_store = memory; pragma cache_size = -32768')
  source.function('fold', { deterministic: true }, (text) => (typeof text === 'string' ? foldText(text) : text))
  // As MariaDB has it.
  source.function('inet6_aton', { deterministic: true }, (text) => ipBytes(text) ?? null)
  return source
}

function openingFailure(file: string, error: unknown): unknown {
  const failure = sqliteFailure(error, '')
  if (failure instanceof Failure) return unavailable(`The database ${file} cannot be used. ${failure.message}`, error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (!/^E[A-Z]+$/.test(code)) return error
  return unavailable(
    `The folder ${dirname(file)} for the database cannot be made (${code}); make it yourself, or name another one in SHOPDB_DATA.`,
    error,
  )
}

async function readSnapshot<T>(file: string, counter: Counter, job: (read: Kysely<Tables>) => Promise<T>): Promise<T> {
  const source = openReading(file)
  try {
    // The state is fixed by the first read, not by begin.
    source.exec('begin; select 1 from sqlite_schema limit 1')
    return await job(builderOf(source, counter))
  } finally {
    source.close()
  }
}

function closeBoth(reading: DatabaseSync, writing: DatabaseSync): void {
  if (!writing.isOpen) return
  reading.close()
  writing.exec(takeStock)
  writing.close()
}
