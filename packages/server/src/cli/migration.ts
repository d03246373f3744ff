import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { contractversion, ShopError } from '@shopdb/contract'
import type { Command } from 'commander'
import { writeMigration } from '../database/migration-files.ts'
import { parseRename } from '../database/rename.ts'
import { coredeclarations, coreprefixes } from '../main/core.ts'
import { bundledplugins, coremigrations, migrationsOf } from '../main/install.ts'
import { pluginFolders } from '../main/plugin-folders.ts'
import { coreTables, siteRegistry } from '../main/site.ts'
import { corechain } from '../plugins/compatibility.ts'
import { getPlugin } from '../plugins/dependents.ts'
import { shareContract } from '../plugins/import.ts'
import { loadPlugins, requireAll } from '../plugins/load.ts'
import { isRunning, type LoadedPlugin } from '../plugins/plugin.ts'
import { tablesOf } from '../resources/tables.ts'
import type { Environment } from '../settings/environment.ts'
import { type Goal, nextMigration } from './migration-new.ts'
import type { Terminal } from './terminal.ts'

const core = { name: corechain, folder: coremigrations }

/** `shopdb migration new`: for who changes a declaration. */
export function addMigration(program: Command, terminal: Terminal): void {
  const migration = program.command('migration').description('make migrations from declarations')
  migration
    .command('new <title>')
    .description('compare the declarations with the migrations there are, and write the next one')
    .option('--plugin <name>', 'of this plugin instead of the core')
    .option('--allow-destructive', 'also drop and narrow what is no longer declared', false)
    .option('--rename <names...>', renamehelp)
    .action((title: string, options: Omit<MigrationOptions, 'title'>) =>
      writeNextMigration(terminal, { ...options, title }),
    )
}

/** How a column that has another name now is told. */
export const renamehelp = 'columns that have another name now, such as cranes.reach=reachm; their values come along'

/** Which migration is written; without a title it is named after its first step. */
export interface MigrationOptions {
  /** A plugin by name or folder; the core without. */
  readonly plugin?: string
  readonly title?: string
  readonly allowDestructive: boolean
  readonly rename?: readonly string[]
}

/** Writes the next migration of the core or of a plugin, and says what it leaves undone. */
export async function writeNextMigration(terminal: Terminal, options: MigrationOptions): Promise<void> {
  const { plugin, title, allowDestructive, rename = [] } = options
  const goal = plugin === undefined ? coreGoal() : await pluginGoal(terminal.environment(), plugin)
  const renames = rename.map(parseRename)
  const next = await nextMigration({ ...goal, destructive: allowDestructive, renames }, title)
  if (!next) return terminal.say('The migrations there are arrive at what is declared; nothing to write.')
  for (const refusal of next.refusals) terminal.say(`Left out: ${refusal}`)
  if (next.migration.up.length === 0)
    throw new ShopError(
      'conflict',
      'Nothing was written. With --allow-destructive what would lose values is done as well.',
    )
  terminal.say(`Written: ${await writeMigration(goal.chain.folder, next.migration)}`)
}

type Plan = Omit<Goal, 'destructive' | 'renames'>

function coreGoal(): Plan {
  return { chain: core, before: [], tables: coreTables(siteRegistry(coredeclarations, [])) }
}

async function pluginGoal(environment: Environment, asked: string): Promise<Plan> {
  shareContract()
  const folder = existsSync(join(resolve(asked), 'manifest.json')) ? resolve(asked) : undefined
  const known = [bundledplugins, ...pluginFolders(environment)].filter((one) => one !== folder)
  const plugins = await loadPlugins({
    folders: folder === undefined ? known : [...known, folder],
    core: coredeclarations,
    prefixes: coreprefixes,
    contractversion,
    rest: () => undefined,
  })
  const plugin = folder === undefined ? getPlugin(plugins, asked) : plugins.find((one) => one.folder === folder)
  if (!plugin) throw new ShopError('notfound', `There is no plugin in ${asked}.`)
  requireAll([plugin])
  const others = plugins.slice(0, plugins.indexOf(plugin)).filter(isRunning).map(chainOf)
  const registry = siteRegistry(coredeclarations, plugins)
  return { chain: chainOf(plugin), before: [core, ...others], tables: tablesOf(registry, plugin.name) }
}

function chainOf(plugin: LoadedPlugin): { readonly name: string; readonly folder: string } {
  return { name: plugin.name, folder: migrationsOf(plugin) }
}
