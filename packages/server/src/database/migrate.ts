import { conflict, ShopError } from '@shopdb/contract'
import type { Kysely } from 'kysely'
import { storedOf } from '../base/clock.ts'
import type { Database, Tables } from './database.ts'
import { isFailure, unavailable } from './failures.ts'
import { findTable } from './introspect.ts'
import { locktable, withLock } from './lock.ts'
import { insertMany } from './rows.ts'
import { runStep, stepName } from './steps.ts'
import type { Migration, Step, Table } from './table.ts'

type Trx = Kysely<Tables>

const ledger: Table = {
  name: 'schemamigrations',
  key: ['chain', 'name'],
  counted: false,
  columns: [
    { name: 'chain', type: 'string', length: 60, notnull: true },
    { name: 'name', type: 'string', length: 120, notnull: true },
    { name: 'applieddate', type: 'datetime', notnull: true },
  ],
  indexes: [],
}

/** One migration and when it was applied; `isKnown` is false for one that this version does not have. */
export interface MigrationState {
  readonly name: string
  readonly applieddate: string | null
  readonly isKnown: boolean
}

/**
 * Applies what a chain has and the database has not, in order; gives the names. Several processes may do so at once: one
 * works and the others wait. Refuses a database that a newer version has migrated.
 */
export async function migrate(
  database: Database,
  chain: string,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  await prepareLedger(database)
  const pending = await pendingOf(database.read, chain, migrations)
  if (pending.length === 0) return []
  return withLock(database, { name: 'migrate' }, async (check) => {
    const names: string[] = []
    for (const migration of pending) {
      check()
      if (await applyOne(database, { chain, migration, check })) names.push(migration.name)
    }
    return names
  })
}

/** What a chain has and what of it is applied; the ones that only the database knows come last. */
export async function migrationStates(
  database: Database,
  chain: string,
  migrations: readonly Migration[],
): Promise<readonly MigrationState[]> {
  const applied = await appliedOf(database.read, chain)
  const names = migrations.map((migration) => migration.name)
  const unknown = [...applied.keys()].filter((name) => !names.includes(name)).toSorted()
  return [...names, ...unknown].map((name) => ({
    name,
    applieddate: applied.get(name) ?? null,
    isKnown: names.includes(name),
  }))
}

/** Takes back one migration: the last one that is applied. */
export async function revert(database: Database, chain: string, migration: Migration): Promise<void> {
  await prepareLedger(database)
  await withLock(database, { name: 'migrate' }, async (check) => {
    const last = [...(await appliedOf(database.read, chain)).keys()].toSorted().at(-1)
    if (last !== migration.name) throw notLast(chain, migration.name, last)
    await revertOne(database, { chain, migration, check })
  })
}

/** One migration on its way; `check` throws when the lock was lost. */
interface Running {
  readonly chain: string
  readonly migration: Migration
  readonly check: () => void
}

function notLast(chain: string, name: string, last: string | undefined): ShopError {
  const place = last === undefined ? 'none is' : `that is ${last}`
  return conflict(`Migration ${chain}/${name} is not the last one applied (${place}); take back the later ones first.`)
}

async function pendingOf(read: Trx, chain: string, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  const applied = await appliedOf(read, chain)
  const unknown = [...applied.keys()].find((name) => migrations.every((migration) => migration.name !== name))
  if (unknown === undefined) return migrations.filter((migration) => !applied.has(migration.name))
  const remedy = 'start the newer version, or restore a backup made before it'
  throw unavailable(`The database has migration ${chain}/${unknown}, which this version does not know; ${remedy}.`)
}

async function appliedOf(read: Trx, chain: string): Promise<ReadonlyMap<string, string>> {
  if (!(await findTable(read, ledger.name))) return new Map()
  const rows = await read.selectFrom(ledger.name).select(['name', 'applieddate']).where('chain', '=', chain).execute()
  return new Map(rows.map((row) => [String(row['name']), String(row['applieddate'])]))
}

/** What was done once in this database, and is no migration, by name. */
export async function readDone(read: Trx, chain: string): Promise<ReadonlySet<string>> {
  return new Set((await appliedOf(read, chain)).keys())
}

/** Writes down that it was done; the ledger is there since the first migration. */
export async function addDone(database: Database, chain: string, names: readonly string[]): Promise<void> {
  const applieddate = storedOf(new Date().toISOString())
  const rows = names.map((name) => ({ chain, name, applieddate }))
  await database.transaction((trx) => insertMany(trx, ledger.name, rows))
}

async function prepareLedger(database: Database): Promise<void> {
  for (const table of [ledger, locktable]) {
    if (await findTable(database.read, table.name)) continue
    await database.transaction((trx) => runStep(trx, { step: 'createtable', table }))
  }
}

function applyOne(database: Database, running: Running): Promise<boolean> {
  const { chain, migration } = running
  return database.transaction(async (trx) => {
    // Another process may have applied it while this one waited for the lock.
    if ((await appliedOf(trx, chain)).has(migration.name)) return false
    await runSteps(trx, running, migration.up)
    const applieddate = storedOf(new Date().toISOString())
    await trx.insertInto(ledger.name).values({ chain, name: migration.name, applieddate }).execute()
    return true
  })
}

function revertOne(database: Database, running: Running): Promise<void> {
  const { chain, migration } = running
  return database.transaction(async (trx) => {
    await runSteps(trx, running, migration.down)
    await trx.deleteFrom(ledger.name).where('chain', '=', chain).where('name', '=', migration.name).execute()
  })
}

async function runSteps(trx: Trx, running: Running, steps: readonly Step[]): Promise<void> {
  for (const [place, step] of steps.entries()) {
    running.check()
    try {
      await runStep(trx, step)
    } catch (cause) {
      throw stepFailure(running, `step ${place + 1} (${stepName(step)})`, cause)
    }
  }
}

function stepFailure({ chain, migration }: Running, step: string, cause: unknown): ShopError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  const code = isFailure(cause) && cause.kind === 'unavailable' ? 'unavailable' : 'failed'
  return new ShopError(code, `Migration ${chain}/${migration.name} failed at ${step}: ${reason}`, [], cause)
}
