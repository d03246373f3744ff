import type { Command } from 'commander'
import { createLog } from '../base/log.ts'
import { installPlugin, restPlugin, uninstallPlugin } from '../main/plugin-life.ts'
import { pluginAnswer } from '../plugins/answer.ts'
import { isFaulty } from '../plugins/plugin.ts'
import type { Environment } from '../settings/environment.ts'
import { columnsOf } from './columns.ts'
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
    .action((name: string | undefined, { from }: { readonly from?: string }) => install(terminal, name, from))
  plugin
    .command('uninstall <name>')
    .description('take a plugin out of the site; its data stays')
    .action((name: string) => uninstall(terminal, name))
  plugin
    .command('enable <name>')
    .description('wake a plugin that was put to rest')
    .action((name: string) => rest(terminal, name, false))
  plugin
    .command('disable <name>')
    .description('put a plugin to rest; its data stays')
    .action((name: string) => rest(terminal, name, true))
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

async function install(terminal: Terminal, name: string | undefined, from: string | undefined): Promise<void> {
  const log = createLog({ level: 'warn', readable: true, write: (line) => void process.stderr.write(line) })
  const environment = terminal.environment()
  const asked = { ...(name === undefined ? {} : { name }), ...(from === undefined ? {} : { from }) }
  const plugin = await installPlugin({ environment, options: { log }, ...asked })
  terminal.say(`The plugin ${plugin.name} ${plugin.manifest?.version ?? ''} is installed. ${restart}`)
}

async function uninstall(terminal: Terminal, name: string): Promise<void> {
  await withSite(
    terminal,
    async (site) => {
      await uninstallPlugin(site, name)
      terminal.say(`The plugin ${name} is uninstalled; its data stays. ${restart}`)
    },
    lenient(terminal),
  )
}

async function rest(terminal: Terminal, name: string, isResting: boolean): Promise<void> {
  await withSite(
    terminal,
    async (site) => {
      await restPlugin(site, name, isResting)
      terminal.say(`The plugin ${name} is ${isResting ? 'put to rest' : 'awake'}. ${restart}`)
    },
    lenient(terminal),
  )
}
