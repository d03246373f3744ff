import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe } from 'vitest'
import type { Database, EngineName } from '../database/database.ts'
import { openLink } from '../database/mysql-link.ts'
import { openDatabase, type DatabaseSettings } from '../database/open.ts'
import { mysqlVariable } from './global-setup.ts'

/** A fresh, empty database; whoever opens it twice by its settings is a second process to it. */
export interface FreshDatabase {
  readonly settings: DatabaseSettings
  readonly remove: () => Promise<void>
}

/** The engines that tests can run on here. */
export function testEngines(): readonly EngineName[] {
  return process.env[mysqlVariable] ? ['sqlite', 'mysql'] : ['sqlite']
}

/** Makes an empty database, to be opened with its settings and removed when nobody has it open. */
export function freshDatabase(engine: EngineName): Promise<FreshDatabase> {
  return engine === 'sqlite' ? freshFile() : freshSchema(process.env[mysqlVariable] ?? '')
}

async function freshFile(): Promise<FreshDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'shopdb-test-'))
  return {
    settings: { file: join(folder, 'shop.db'), durable: false },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

async function freshSchema(url: string): Promise<FreshDatabase> {
  const name = `shopdb_test_${randomBytes(6).toString('hex')}`
  const run = async (statement: string): Promise<void> => {
    const connection = await openLink(url)
    await connection.query(statement)
    await connection.end()
  }
  await run(`create database ${name} character set utf8mb4 collate utf8mb4_bin`)
  const settings = { url: Object.assign(new URL(url), { pathname: `/${name}` }).href }
  return { settings, remove: () => run(`drop database ${name}`) }
}

/** Opens databases for one suite; everything it made is closed and removed after the suite. */
export type OpenDatabase = (() => Promise<Database>) & {
  readonly engine: EngineName
  /** Another connection to the database opened last, as another process would have it. */
  readonly again: () => Promise<Database>
}

/** Runs a suite on every engine. Each call of `open` gives a fresh, empty database. */
export function describeEngines(title: string, suite: (open: OpenDatabase) => void): void {
  const engines = testEngines()
  for (const engine of ['sqlite', 'mysql'] as const) {
    const name = `${title} (${engine === 'mysql' ? 'mariadb' : engine})`
    describe.skipIf(!engines.includes(engine))(name, () => {
      suite(openerOf(engine))
    })
  }
}

function openerOf(engine: EngineName): OpenDatabase {
  const made: FreshDatabase[] = []
  const opened: Database[] = []
  const open = async (settings: DatabaseSettings): Promise<Database> => {
    const database = await openDatabase(settings)
    opened.push(database)
    return database
  }
  afterAll(async () => {
    for (const database of opened) await database.close()
    for (const fresh of made) await fresh.remove()
  })
  const opener = async (): Promise<Database> => {
    const fresh = await freshDatabase(engine)
    made.push(fresh)
    return open(fresh.settings)
  }
  return Object.assign(opener, { engine, again: () => open(made.at(-1)?.settings ?? {}) })
}
