import type { Command } from 'commander'
import { systemActor } from '../access/actor.ts'
import { rebuildSearch, type Rebuilt } from '../search/rebuild.ts'
import type { Terminal } from './terminal.ts'
import { withSite } from './with-site.ts'

/** `shopdb search`: what rows are found by. */
export function addSearch(program: Command, terminal: Terminal): void {
  program
    .command('search')
    .description('what rows are found by')
    .command('rebuild')
    .description('make the index of the search anew from the rows; the site may go on running')
    .action(() =>
      withSite(terminal, async ({ resources }) => {
        const cause = { actor: systemActor, source: 'cli', reason: 'Search rebuilt' } as const
        terminal.say(summaryOf(await rebuildSearch(resources, cause)))
      }),
    )
}

function summaryOf({ rows, added, corrected, removed }: Rebuilt): string {
  const looked = `${rows} rows were looked at.`
  if (added + corrected + removed === 0) return `${looked} The search had all of them as they are.`
  return `${looked} ${added} were added to the search, ${corrected} corrected, ${removed} taken out.`
}
