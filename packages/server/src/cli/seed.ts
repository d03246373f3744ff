import type { Command } from 'commander'
import { seedAll } from '../main/install.ts'
import { addSamples, type PluginSample } from '../main/samples.ts'
import { isRunning } from '../plugins/plugin.ts'
import type { Terminal } from './terminal.ts'
import { withSite } from './with-site.ts'

/** `shopdb seed`: rows that a site starts with. Doing it twice changes nothing. */
export function addSeed(program: Command, terminal: Terminal): void {
  const seed = program.command('seed').description('fill the site with rows')
  seed
    .command('reference-data')
    .description('make sure of the rows that every site has')
    .action(() =>
      withSite(terminal, async (site) => {
        const plugins = await seedAll(site, site.plugins)
        terminal.say(
          `Reference data is there for the core${plugins
            .filter(isRunning)
            .map(({ name }) => `, ${name}`)
            .join('')}.`,
        )
      }),
    )
  seed
    .command('sample')
    .description('add a believable factory to look around in; undo takes it away again')
    .action(() =>
      withSite(terminal, async (site) => {
        const { core, plugins } = await addSamples(site, 'cli')
        terminal.say(`Sample data: ${core.created} rows added${core.created === 0 ? '; it is here already' : ''}.`)
        for (const sample of plugins) terminal.say(lineOf(sample))
      }),
    )
}

function lineOf({ plugin, outcome, reason = '' }: PluginSample): string {
  if (outcome === 'failed') return `Sample data of ${plugin} could not be made: ${reason}`
  return `Sample data of ${plugin} ${outcome === 'added' ? 'added' : 'is here already'}.`
}
