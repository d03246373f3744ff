import { existsSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { explainFailure } from '../main/reason.ts'
import { readVersion } from '../main/version.ts'
import { addAudit } from './audit.ts'
import { addDb } from './db.ts'
import { addFiles } from './files.ts'
import { fullHelp } from './help.ts'
import { addImport } from './import.ts'
import { addJob } from './job.ts'
import { addMigration } from './migration.ts'
import { addPlugin } from './plugin.ts'
import { addSearch } from './search.ts'
import { addSeed } from './seed.ts'
import { addServe } from './serve.ts'
import { openTerminal, type Terminal } from './terminal.ts'
import { addUpgrade } from './upgrade.ts'
import { addUser } from './user.ts'

/** Runs one command of `shopdb`. A failure is one line and the exit code 1. */
export async function runCli(words: readonly string[]): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const terminal = openTerminal()
  try {
    await createProgram(terminal).parseAsync([...words], { from: 'user' })
  } catch (cause) {
    if (!(cause instanceof CommanderError)) process.stderr.write(`${explainFailure(cause)}\n`)
    terminal.exitWith(cause instanceof CommanderError ? cause.exitCode : 1)
  }
}

/** Every command of `shopdb`. */
export function createProgram(terminal: Terminal): Command {
  const program = new Command('shopdb')
    .description('Shop-floor asset inventory')
    .version(readVersion())
    .configureHelp(fullHelp)
    .helpCommand(false)
    .exitOverride()
  for (const add of [
    addServe,
    addDb,
    addMigration,
    addSeed,
    addUser,
    addPlugin,
    addJob,
    addUpgrade,
    addImport,
    addAudit,
    addFiles,
    addSearch,
  ])
    add(program, terminal)
  return program
}
