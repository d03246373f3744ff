import type { Command } from 'commander'
import { verifyAudit } from '../changes/verify.ts'
import type { Terminal } from './terminal.ts'
import { withSite } from './with-site.ts'

/** `shopdb audit`: whether the log can be believed. */
export function addAudit(program: Command, terminal: Terminal): void {
  const audit = program.command('audit').description('the log of who changed what')
  audit
    .command('verify')
    .description('walk the whole log; exits with 1 when an entry was edited, removed or inserted')
    .action(() =>
      withSite(terminal, async ({ database }) => {
        const { entries, broken } = await verifyAudit(database.read)
        if (!broken) return terminal.say(`The log holds: ${entries} entries, each following from the one before.`)
        terminal.say(`The log is broken at entry ${broken.auditlogid}, after ${entries} that hold: ${broken.reason}.`)
        terminal.exitWith(1)
      }),
    )
}
