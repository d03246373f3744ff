import { contractversion, ShopError } from '@shopdb/contract'
import type { Command } from 'commander'
import { writeMigration } from '../database/migration-files.ts'
import { coredeclarations, coreprefixes } from '../main/core.ts'
import { bundledplugins, coremigrations, migrationsOf } from '../main/install.ts'
import { coreTables, siteRegistry } from '../main/site.ts'
import { corechain } from '../plugins/compatibility.ts'
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
    .action(async (title: string, options: { readonly plugin?: string; readonly allowDestructive: boolean }) => {
      const environment = terminal.environment()
      const goal = options.plugin === undefined ? coreGoal() : await pluginGoal(environment, options.plugin)
      const next = await nextMigration({ ...goal, destructive: options.allowDestructive }, title)
      if (!next) return terminal.say('The migrations there are arrive at what is declared; nothing to write.')
      for (const refusal of next.refusals) terminal.say(`Left out: ${refusal}`)
      if (next.migration.up.length === 0)
        throw new ShopError(
          'conflict',
          'Nothing was written. With --allow-destructive what was left out is done as well.',
        )
      terminal.say(`Written: ${await writeMigration(goal.chain.folder, next.migration)}`)
    })
}

type Plan = Omit<Goal, 'destructive'>

function coreGoal(): Plan {
  return { chain: core, before: [], tables: coreTables(siteRegistry(coredeclarations, [])) }
}

async function pluginGoal(environment: Environment, name: string): Promise<Plan> {
  shareContract()
  const folders = [bundledplugins, ...environment.plugins]
  const plugins = await loadPlugins({
    folders,
    core: coredeclarations,
    prefixes: coreprefixes,
    contractversion,
    rest: () => undefined,
  })
  const plugin = plugins.find((one) => one.name === name)
  if (!plugin)
    throw new ShopError(
      'notfound',
      `There is no plugin ${name}; there are ${plugins.map((one) => one.name).join(', ')}.`,
    )
  requireAll([plugin])
  const others = plugins.slice(0, plugins.indexOf(plugin)).filter(isRunning).map(chainOf)
  const registry = siteRegistry(coredeclarations, plugins)
  return { chain: chainOf(plugin), before: [core, ...others], tables: tablesOf(registry, name) }
}

function chainOf(plugin: LoadedPlugin): { readonly name: string; readonly folder: string } {
  return { name: plugin.name, folder: migrationsOf(plugin) }
}
