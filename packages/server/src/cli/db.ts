import type { Command } from 'commander'
import type { Database } from '../database/database.ts'
import { migrationStates, type MigrationState } from '../database/migrate.ts'
import { readMigrations } from '../database/migration-files.ts'
import { openDataFolder } from '../main/data-folder.ts'
import { bundledplugins, coremigrations, migrateCore, migratePlugins, loadAll, migrationsOf } from '../main/install.ts'
import { openSiteDatabase } from '../main/open-site.ts'
import { corechain } from '../plugins/compatibility.ts'
import { findPlugins } from '../plugins/find.ts'
import { isFaulty, isRunning, type LoadedPlugin } from '../plugins/plugin.ts'
import type { Environment } from '../settings/environment.ts'
import type { Terminal } from './terminal.ts'

/** `shopdb db`: the tables of a site and the steps that made them. */
export function addDb(program: Command, terminal: Terminal): void {
  const db = program.command('db').description('the tables of the site')
  db.command('status')
    .description('which migrations are applied; exits with 1 while one is not')
    .action(() => withDatabase(terminal.environment(), (database) => status(database, terminal)))
  db.command('migrate')
    .description('apply the migrations that are not')
    .action(() => withDatabase(terminal.environment(), (database) => migrateAll(database, terminal)))
}

async function withDatabase(environment: Environment, job: (database: Database) => Promise<void>): Promise<void> {
  await openDataFolder(environment.data)
  const database = await openSiteDatabase(environment)
  try {
    await job(database)
  } finally {
    await database.close()
  }
}

async function status(database: Database, terminal: Terminal): Promise<void> {
  const found = await findPlugins([bundledplugins, ...terminal.environment().plugins])
  const chains = [
    { name: corechain, folder: coremigrations },
    ...found.filter(isRunning).map((plugin) => ({ name: plugin.name, folder: migrationsOf(plugin) })),
  ]
  for (const { name, folder } of chains) {
    const states = await migrationStates(database, name, await readMigrations(folder))
    for (const state of states) terminal.say(`${name}/${state.name}  ${wordsOf(state)}`)
    if (states.some(({ applieddate, isKnown }) => applieddate === null || !isKnown)) terminal.exitWith(1)
  }
}

function wordsOf({ applieddate, isKnown }: MigrationState): string {
  if (applieddate === null) return 'pending'
  return isKnown
    ? `applied ${applieddate.slice(0, 19)} UTC`
    : `applied ${applieddate.slice(0, 19)} UTC, but this version does not know it`
}

async function migrateAll(database: Database, terminal: Terminal): Promise<void> {
  const renewing = { database, tell: (message: string): void => terminal.say(message) }
  const core = await migrateCore(renewing)
  for (const name of core) terminal.say(`${corechain}/${name}  applied`)
  const before = await loadAll(database, terminal.environment())
  const after = await migratePlugins(renewing, before)
  const faulty = after.filter(isFaulty)
  for (const plugin of faulty) terminal.say(lineOf(plugin))
  if (faulty.length > 0) return terminal.exitWith(1)
  terminal.say('Everything is applied.')
}

function lineOf({ name, state, reason }: LoadedPlugin): string {
  return `${name}  ${state}: ${reason}`
}
