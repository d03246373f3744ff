import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openLink } from '../database/mysql-link.ts'
import { mysqlVariable } from './global-setup.ts'

const folder = join(import.meta.dirname, '../../../../../shared/data/legacy')

/** Whether an old shop can be loaded here: its data lies beside the repository, and there is a MariaDB to load it into. */
export function hasLegacyFixture(): boolean {
  const hasData = existsSync(join(folder, 'legacy.sql'))
  if (!hasData) {
    process.stderr.write(`\n*** ${folder} is absent: the tests that import a whole old shop are SKIPPED ***\n\n`)
  }
  return hasData && process.env[mysqlVariable] !== undefined
}

/** What plain SQL counts in the old shop. */
export function expectedCounts(): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))
}

/** The old shop in a database of its own. */
export interface LegacyFixture {
  readonly url: string
  /** Runs statements against it, as somebody who works in the old shop would. */
  readonly run: (statements: string) => Promise<void>
  readonly remove: () => Promise<void>
}

/** Loads the old shop, or the given statements in its place. */
export async function loadLegacy(
  statements = readFileSync(join(folder, 'legacy.sql'), 'utf8'),
): Promise<LegacyFixture> {
  const server = process.env[mysqlVariable] ?? ''
  const name = `legacy_${randomBytes(6).toString('hex')}`
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href
  await runAt(server, `create database ${name} character set latin1`)
  await runAt(url, statements)
  return { url, run: (more) => runAt(url, more), remove: () => runAt(server, `drop database ${name}`) }
}

async function runAt(url: string, statements: string): Promise<void> {
  const connection = await openLink(url, { multipleStatements: true })
  try {
    await connection.query(statements)
  } finally {
    await connection.end()
  }
}
