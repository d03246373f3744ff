import { writeFile } from 'node:fs/promises'
import { ShopError } from '@shopdb/contract'
import type { Command } from 'commander'
import { systemActor } from '../access/actor.ts'
import { summaryOf } from '../import/summary.ts'
import { reasonOf } from '../main/reason.ts'
import { progressBar } from './progress-bar.ts'
import type { Terminal } from './terminal.ts'
import { withSite } from './with-site.ts'

interface LegacyOptions {
  readonly from: string
  readonly dryRun: boolean
  readonly report?: string
}

/** `shopdb import legacy`: the equipment of an old shop's database, as one change set. */
export function addImport(program: Command, terminal: Terminal): void {
  program
    .command('import')
    .description('take rows over from elsewhere')
    .command('legacy')
    .description('take the equipment of an old shop database over; doing it again changes only what is new there')
    .requiredOption('--from <address>', 'the old database: mysql://user@host/database (it is only read)')
    .option('--dry-run', 'say what would come of it, and change nothing', false)
    .option('--report <file>', 'write the account of every row as JSON into this file')
    .action((options: LegacyOptions) => takeOver(terminal, options))
}

async function takeOver(terminal: Terminal, { from, dryRun, report: file }: LegacyOptions): Promise<void> {
  // An unusable file is better known before the work than after it.
  if (file !== undefined) await writeReport(file, '')
  const progress = progressBar(process.stderr)
  await withSite(terminal, async ({ resources }) => {
    // Much code, which no other command needs.
    const { importLegacy } = await import('../import/import-legacy.ts')
    const report = await importLegacy(resources, { url: from, actor: systemActor, dryrun: dryRun, progress })
    if (file !== undefined) await writeReport(file, `${JSON.stringify(report, null, 2)}\n`)
    terminal.say(summaryOf(report))
    if (file !== undefined) terminal.say(`What became of each row is in ${file}.`)
  })
}

async function writeReport(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text)
  } catch (cause) {
    throw new ShopError('unavailable', `The report ${file} cannot be written: ${reasonOf(cause)}.`, [], cause)
  }
}
