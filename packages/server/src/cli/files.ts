import type { Command } from 'commander'
import { tidyFiles } from '../files/tidy.ts'
import type { Terminal } from './terminal.ts'
import { withSite } from './with-site.ts'

/** `shopdb files`: the contents of uploaded files. */
export function addFiles(program: Command, terminal: Terminal): void {
  const files = program.command('files').description('the contents of uploaded files')
  files
    .command('tidy')
    .description('take away contents that no file has needed for a day')
    .option('--dry-run', 'only list them', false)
    .action(({ dryRun }: { readonly dryRun: boolean }) =>
      withSite(terminal, async ({ files: store, database, clock }) => {
        const gone = await tidyFiles({ store, database, clock }, { isRehearsal: dryRun })
        for (const { name, size } of gone) terminal.say(`${name}  ${size} bytes`)
        const bytes = gone.reduce((sum, one) => sum + one.size, 0)
        terminal.say(`${gone.length} contents, ${bytes} bytes ${dryRun ? 'would be taken away' : 'were taken away'}.`)
      }),
    )
}
