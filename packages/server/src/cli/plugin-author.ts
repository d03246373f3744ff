import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { notFound } from '@shopdb/contract'
import type { Command } from 'commander'
import { openLink } from '../database/mysql-link.ts'
import { findMariadb, startMariadb } from '../database/private-mariadb.ts'
import type { Finding } from '../main/check/finding.ts'
import { bundledplugins } from '../main/install.ts'
import { pluginFolders } from '../main/plugin-folders.ts'
import { findPlugins } from '../plugins/find.ts'
import { namesOf, writeScaffold } from '../plugins/scaffold.ts'
import { type MigrationOptions, renamehelp, writeNextMigration } from './migration.ts'
import type { Terminal } from './terminal.ts'

/** `shopdb plugin new|migration|check`: for who writes plugins. */
export function addPluginAuthor(plugin: Command, terminal: Terminal): void {
  plugin
    .command('new <name>')
    .description('write a new plugin whose tests pass at once')
    .option('--into <folder>', 'where its folder is made', '.')
    .option('--title <title>', "what people read for it, such as 'Air compressors'; otherwise its name")
    .action((name: string, options: NewOptions) => scaffold(terminal, name, options))
  plugin
    .command('migration <plugin>')
    .description('compare the declarations of a plugin, by name or folder, with its migrations and write the next one')
    .option('--title <title>', 'what the migration is for; otherwise it is named after its first step')
    .option('--allow-destructive', 'also drop and narrow what is no longer declared', false)
    .option('--rename <names...>', renamehelp)
    .action(async (name: string, options: Omit<MigrationOptions, 'plugin'>) => {
      await writeNextMigration(terminal, { ...options, plugin: name })
    })
  plugin
    .command('check [path]')
    .description('try a plugin in a throw-away site on every engine, and say what its author must mend')
    .action((path: string | undefined) => check(terminal, path ?? '.'))
}

interface NewOptions {
  readonly into: string
  readonly title?: string
}

async function scaffold(terminal: Terminal, name: string, { into, title }: NewOptions): Promise<void> {
  const names = namesOf(name, title)
  const folder = resolve(into, name)
  await writeScaffold(folder, names)
  await writeNextMigration(terminal, { plugin: folder, title: name, allowDestructive: false })
  terminal.say(`The plugin ${name} is in ${folder}. Next: npx shopdb plugin check ${folder}`)
}

async function check(terminal: Terminal, path: string): Promise<void> {
  const environment = terminal.environment()
  const folder = await folderOf(terminal, path)
  const others = pluginFolders(environment).filter((one) => one !== folder)
  const told = { faults: 0 }
  const tell = (engine: string) => (finding: Finding) => {
    terminal.say(`${finding.mend === undefined ? 'ok  ' : 'MEND'}  ${engine}  ${finding.what}`)
    if (finding.mend === undefined) return
    told.faults += 1
    terminal.say(`      ${finding.mend.replaceAll('\n', '\n      ')}`)
  }
  // Much code, which no other command needs.
  const { checkPlugin } = await import('../main/check/check-plugin.ts')
  await checkPlugin({ folder, others, engine: 'sqlite', databaseurl: undefined }, tell('sqlite '))
  await checkOnMariadb(terminal, (url) =>
    checkPlugin({ folder, others, engine: 'mysql', databaseurl: url }, tell('mariadb')),
  )
  terminal.say(told.faults === 0 ? 'Nothing has to be mended.' : `To mend: ${told.faults}.`)
  if (told.faults > 0) terminal.exitWith(1)
}

async function checkOnMariadb(terminal: Terminal, checked: (databaseurl: string) => Promise<unknown>): Promise<void> {
  const version = await findMariadb()
  if (version === undefined) return terminal.say('MariaDB was left out: mariadbd is not on this machine.')
  const server = await startMariadb(version)
  try {
    const connection = await openLink(server.url)
    await connection.query('create database shopdbcheck character set utf8mb4')
    await connection.end()
    await checked(`${server.url}/shopdbcheck`)
  } finally {
    await server.stop()
  }
}

/** The folder of a plugin that is named, or is itself the folder. */
async function folderOf(terminal: Terminal, path: string): Promise<string> {
  const folder = resolve(path)
  if (await stat(join(folder, 'manifest.json')).catch(() => undefined)) return folder
  const plugins = await findPlugins([bundledplugins, ...pluginFolders(terminal.environment())])
  const named = plugins.find(({ name }) => name === path)
  if (named) return named.folder
  throw notFound(`${path} is neither a folder with a manifest.json nor a plugin of this site.`)
}
