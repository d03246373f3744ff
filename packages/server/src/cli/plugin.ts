import { join } from 'node:path'
import type { Command } from 'commander'
import { createLog } from '../base/log.ts'
import { findAll } from '../main/install.ts'
import type { Site } from '../main/open-site.ts'
import { bringData, dropPlugin, installPlugin, restPlugin, surveyPlugin, uninstallPlugin } from '../main/plugin-life.ts'
import { pluginAnswer } from '../plugins/answer.ts'
import { isFaulty } from '../plugins/plugin.ts'
import type { Environment } from '../settings/environment.ts'
import { columnsOf } from './columns.ts'
import { broughtLines, leavingLines } from './passport-lines.ts'
import { addPluginAuthor } from './plugin-author.ts'
import { addPluginWeb } from './plugin-web.ts'
import type { Terminal } from './terminal.ts'
import { withSite } from './with-site.ts'

const restart = 'A site that runs already follows when it is started again.'

/** `shopdb plugin`: what a site is made of beside the core. */
export function addPlugin(program: Command, terminal: Terminal): void {
  const plugin = program.command('plugin').description('the plugins of the site')
  plugin
    .command('list')
    .description('state, version, range and reason of each; exits with 1 while one does not run')
    .action(() => list(terminal))
  plugin
    .command('install [name]')
    .description('check, migrate, seed and enable a plugin')
    .option('--from <source>', 'bring it first: a folder, a git address, or npm:PACKAGE')
    .option('--passport <file>', 'bring its data too, from the passport that uninstalling it elsewhere has written')
    .action((name: string | undefined, options: InstallOptions) => install(terminal, name, options))
  plugin
    .command('uninstall <name>')
    .description('take a plugin out of the site; its data stays, unless it is dropped')
    .option('--drop-data', 'write all its data into a passport, then drop its tables and rows', false)
    .option('--passport <file>', 'where the passport is written')
    .option('--dry-run', 'say what would leave, and change nothing', false)
    .action((name: string, options: UninstallOptions) => uninstall(terminal, name, options))
  plugin
    .command('enable <name>')
    .description('wake a plugin that was put to rest')
    .action((name: string) => rest(terminal, name, false))
  plugin
    .command('disable <name>')
    .description('put a plugin to rest; its data stays')
    .action((name: string) => rest(terminal, name, true))
  addPluginAuthor(plugin, terminal)
  addPluginWeb(plugin, terminal)
}

/** A plugin that does not run must not keep anybody from looking after it. */
function lenient(terminal: Terminal): Environment {
  return { ...terminal.environment(), mode: 'production', pluginsrequired: false }
}

async function list(terminal: Terminal): Promise<void> {
  await withSite(
    terminal,
    async ({ plugins }) => {
      const answers = plugins.map(pluginAnswer)
      const rows = [
        ['name', 'version', 'contract', 'state', 'reason'],
        ...answers.map((one) => [one.name, one.version ?? '-', one.core_version ?? '-', one.state, one.reason]),
      ]
      for (const line of columnsOf(rows)) terminal.say(line)
      if (plugins.some(isFaulty)) terminal.exitWith(1)
    },
    lenient(terminal),
  )
}

interface InstallOptions {
  readonly from?: string
  readonly passport?: string
}

interface UninstallOptions {
  readonly dropData: boolean
  readonly dryRun: boolean
  readonly passport?: string
}

async function install(terminal: Terminal, name: string | undefined, options: InstallOptions): Promise<void> {
  const { from, passport } = options
  const log = createLog({ level: 'warn', readable: true, write: (line) => void process.stderr.write(line) })
  const environment = terminal.environment()
  const asked = { ...(name === undefined ? {} : { name }), ...(from === undefined ? {} : { from }) }
  const plugin = await installPlugin({ environment, options: { log }, ...asked })
  terminal.say(`The plugin ${plugin.name} ${plugin.manifest?.version ?? ''} is installed. ${restart}`)
  if (passport !== undefined)
    await withSite(terminal, async (site) => {
      for (const line of broughtLines(await bringData(site, plugin.name, passport))) terminal.say(line)
    })
}

async function uninstall(terminal: Terminal, name: string, options: UninstallOptions): Promise<void> {
  const environment = lenient(terminal)
  const stay = (site: Site) => uninstallPlugin(site, name).then(() => 'its data stays')
  const drop = async (site: Site): Promise<string> => {
    const moment = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/gu, '')
    const file = options.passport ?? join(environment.data, 'passports', `${name}-${moment}.jsonl`)
    const lines = await dropPlugin(site, name, file)
    return `all it had, ${lines} lines, is in ${file}`
  }
  await withSite(
    terminal,
    async (site) => {
      if (options.dropData) for (const line of leavingLines(await surveyPlugin(site, name))) terminal.say(line)
      if (options.dryRun) return terminal.say(dryWords(name, options))
      const what = await (options.dropData ? drop(site) : stay(site))
      terminal.say(`The plugin ${name} is uninstalled; ${what}. ${restart}`)
    },
    environment,
  )
}

function dryWords(name: string, { dropData }: UninstallOptions): string {
  const data = dropData ? 'its data would be in a passport and nowhere else' : 'its data would stay'
  return `The plugin ${name} would be uninstalled; ${data}. Nothing was changed.`
}

async function rest(terminal: Terminal, name: string, isResting: boolean): Promise<void> {
  const environment = lenient(terminal)
  // No code of any plugin is run: that of this one may never end.
  const job = async ({ database, clock }: Site): Promise<void> => {
    await restPlugin({ plugins: await findAll(database, environment), database, clock }, name, isResting)
    terminal.say(`The plugin ${name} is ${isResting ? 'put to rest' : 'awake'}. ${restart}`)
  }
  await withSite(terminal, job, environment, true)
}
