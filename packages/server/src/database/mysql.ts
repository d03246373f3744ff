import { setTimeout as sleep } from 'node:timers/promises'
import { CompiledQuery, type Kysely } from 'kysely'
import type { Database, Tables } from './database.ts'
import { isFailure, isTransactionLost, unavailable } from './failures.ts'
import { openGuard } from './guard.ts'
import type { MysqlAddress } from './mysql-address.ts'
import { openPool } from './mysql-pool.ts'
import type { Counter } from './sqlite-connection.ts'

type Read = Kysely<Tables>

const attempts = 6

/** Connects to the server, and says in one sentence why that does not work. */
export async function openMysql(address: MysqlAddress): Promise<Database> {
  const counter: Counter = { sent: 0 }
  // Two pools: were it one, transactions that wait for a reading connection could use up all of them.
  const writers = Math.ceil(address.connections / 3)
  const writing = openPool(address, { most: writers, counter, reads: false })
  const reading = openPool(address, { most: address.connections - writers, counter, reads: true })
  const read = reading.builder
  const guarded = openGuard()
  const close = async (): Promise<void> => void (await Promise.all([reading.end(), writing.end()]))
  await checkVersion(read).catch(async (error: unknown) => {
    await close()
    throw error
  })
  return {
    engine: 'mysql',
    read,
    snapshot: (job) => readSnapshot(read, job),
    transaction: (job) => guarded(() => repeated(writing.builder, job)),
    statements: () => counter.sent,
    ping: async () => void (await read.executeQuery(CompiledQuery.raw('select 1'))),
    close,
  }
}

/** A deadlock ends the whole transaction, so the whole job is run again; so is one whose connection broke before it began. */
async function repeated<T>(write: Read, job: (trx: Read) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const progress = { hasBegun: false }
    try {
      return await write.transaction().execute((trx) => {
        progress.hasBegun = true
        return job(trx)
      })
    } catch (error) {
      const isWorthIt =
        isFailure(error) && (error.kind === 'deadlock' || (error.kind === 'unavailable' && !progress.hasBegun))
      if (!isWorthIt || attempt >= attempts) throw error
      await sleep(attempt * 10 * (1 + Math.random()))
    }
  }
}

async function readSnapshot<T>(read: Read, job: (read: Read) => Promise<T>): Promise<T> {
  return read.connection().execute(async (one) => {
    await one.executeQuery(CompiledQuery.raw('set transaction isolation level repeatable read'))
    await one.executeQuery(CompiledQuery.raw('start transaction with consistent snapshot, read only'))
    try {
      return await job(one)
    } finally {
      // A reader that left early has taken its connection with it, and there is nothing to commit.
      await one.executeQuery(CompiledQuery.raw('commit')).catch((error: unknown) => {
        if (!isTransactionLost(error)) throw error
      })
    }
  })
}

async function checkVersion(read: Kysely<Tables>): Promise<void> {
  const { rows } = await read.executeQuery<{ version: string }>(CompiledQuery.raw('select version() as version'))
  const version = rows[0]?.version ?? ''
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10))
  const isEnough = /mariadb/i.test(version) ? major > 10 || (major === 10 && minor >= 11) : major >= 8
  const needed = 'MariaDB 10.11 or MySQL 8.0 is the least that works'
  if (!isEnough) throw unavailable(`The database server is version ${version}; ${needed}.`)
}
