import type { Command } from 'commander'
import { pluginAnswer } from '../plugins/answer.ts'
import type { Terminal } from './terminal.ts'
import { withSite } from './with-site.ts'

/** `shopdb plugin`: what a site is made of beside the core. */
export function addPlugin(program: Command, terminal: Terminal): void {
  const plugin = program.command('plugin').description('the plugins of the site')
  plugin
    .command('list')
    .description('state, version, range and reason of each; exits with 1 while one does not run')
    .action(() =>
      withSite(terminal, async ({ plugins }) => {
        const answers = plugins.map(pluginAnswer)
        const rows = [
          ['name', 'version', 'contract', 'state', 'reason'],
          ...answers.map((one) => [one.name, one.version ?? '-', one.core_version ?? '-', one.state, one.reason]),
        ]
        for (const line of columnsOf(rows)) terminal.say(line)
        if (answers.some(({ state }) => state !== 'running' && state !== 'suspended')) terminal.exitWith(1)
      }),
    )
}

/** Rows as lines with their columns below each other. */
function columnsOf(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
