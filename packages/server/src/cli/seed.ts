import type { Command } from 'commander'
import { systemActor } from '../access/actor.ts'
import { seedAll } from '../main/install.ts'
import { isRunning } from '../plugins/plugin.ts'
import { addSampleData } from '../sample/add-sample-data.ts'
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
        const cause = { actor: systemActor, source: 'cli' } as const
        const { created, unchanged } = await addSampleData(site.resources, cause, { files: site.files })
        terminal.say(`Sample data: ${created} rows added, ${unchanged} were there already.`)
      }),
    )
}
