import type { Command } from 'commander'
import { rehearseUpgrade } from '../main/rehearse.ts'
import { columnsOf } from './columns.ts'
import type { Terminal } from './terminal.ts'

/** `shopdb upgrade rehearse`: before the new version meets the site's own data. */
export function addUpgrade(program: Command, terminal: Terminal): void {
  const upgrade = program.command('upgrade').description('what a new version does to this site')
  upgrade
    .command('rehearse')
    .description(
      'run every pending migration and check every plugin on a copy of the database; nothing of the site is touched',
    )
    .action(async () => {
      const verdicts = await rehearseUpgrade(terminal.environment())
      for (const line of columnsOf(
        verdicts.map(({ name, isFaulty, verdict }) => [isFaulty ? 'MEND' : 'ok', name, verdict]),
      ))
        terminal.say(line)
      if (verdicts.some(({ isFaulty }) => isFaulty)) terminal.exitWith(1)
    })
}
