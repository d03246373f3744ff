import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ShopError } from '@shopdb/contract'
import { compareTables, type Difference } from '../database/compare.ts'
import type { Database } from '../database/database.ts'
import { introspect } from '../database/introspect.ts'
import { migrate } from '../database/migrate.ts'
import { readMigrations } from '../database/migration-files.ts'
import { openDatabase } from '../database/open.ts'
import { checkRename, type Rename, renameColumn, stepsBack, stepsOfRename } from '../database/rename.ts'
import type { Migration, Step, Table } from '../database/table.ts'

/** One chain of migrations: its name and where its files are. */
export interface Chain {
  readonly name: string
  readonly folder: string
}

/** What the next migration is to arrive at. */
export interface Goal {
  readonly chain: Chain
  /** The chains that come before it: the core's, and those of the plugins it needs. */
  readonly before: readonly Chain[]
  readonly tables: readonly Table[]
  readonly destructive: boolean
  /** Columns that have another name now. */
  readonly renames: readonly Rename[]
}

/** The next migration of a chain, and in words what it leaves undone. */
export interface NextMigration {
  readonly migration: Migration
  readonly refusals: readonly string[]
}

/**
 * Compares what is declared with what the chain makes of an empty database, and gives the steps between. The database is a
 * throw-away one, so that the answer does not depend on the site at which it is asked.
 */
export async function nextMigration(goal: Goal, title?: string): Promise<NextMigration | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'shopdb-migration-'))
  const database = await openDatabase({ file: join(folder, 'shopdb.sqlite'), durable: false })
  try {
    const { up, down, refusals } = planOf(goal, await tablesOfChain(database, goal))
    if (up.length === 0 && refusals.length === 0) return undefined
    return { migration: { name: await nextName(goal.chain, title ?? titleOf(goal, up)), up, down }, refusals }
  } finally {
    await database.close()
    await rm(folder, { recursive: true })
  }
}

/** The steps there and back, and in words what is left undone. Names are changed first, so that all else is compared under the new ones. */
function planOf(
  { tables, destructive, renames }: Goal,
  actual: readonly Table[],
): Omit<Migration, 'name'> & Pick<Difference, 'refusals'> {
  for (const rename of renames) checkRename(rename, tables, actual)
  const named = renames.reduce(renameColumn, actual)
  const { steps, refusals } = compareTables(tables, named, { destructive })
  const carried = renames.map((rename) => stepsOfRename(actual, rename))
  return {
    up: [...carried.flatMap(({ before }) => before), ...steps, ...carried.flatMap(({ behind }) => behind)],
    down: [
      ...steps.toReversed().map((step) => undoing(step, named)),
      ...renames.flatMap((rename) => stepsBack(actual, rename)),
    ],
    refusals,
  }
}

/** What the first step does, in the words of a title. */
function titleOf({ renames: [rename] }: Goal, [step]: readonly Step[]): string {
  if (rename) return `rename-${rename.from}`
  if (!step) return 'nothing'
  const subject =
    ('column' in step && step.column) || ('index' in step && step.index) || ('table' in step && step.table) || 'data'
  const name = typeof subject === 'string' ? subject : subject.name
  // A long name of an index ends with `_` and a hash.
  return `${step.step.replace(/(?:table|column|index)$/u, '')}-${name.replaceAll('_', '-')}`
}

async function tablesOfChain(database: Database, { before, chain }: Goal): Promise<readonly Table[]> {
  for (const earlier of before) await migrate(database, earlier.name, await readMigrations(earlier.folder))
  const others = new Set([
    ...(await introspect(database.read)).map(({ name }) => name),
    'schemamigrations',
    'schemalocks',
  ])
  await migrate(database, chain.name, await readMigrations(chain.folder))
  return (await introspect(database.read)).filter(({ name }) => !others.has(name))
}

async function nextName({ folder }: Chain, title: string): Promise<string> {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(title))
    throw new ShopError(
      'invalid',
      `A migration is named in lowercase words with dashes, such as inspection-due, not '${title}'.`,
    )
  const last = (await readMigrations(folder)).at(-1)?.name ?? '0000'
  return `${String(Number(last.slice(0, 4)) + 1).padStart(4, '0')}-${title}`
}

/** The step that takes one back. Values that a step dropped do not come back. */
function undoing(step: Step, actual: readonly Table[]): Step {
  const table = actual.find(({ name }) => 'table' in step && name === step.table)
  const column = table?.columns.find(
    ({ name }) => 'column' in step && name === (typeof step.column === 'string' ? step.column : step.column.name),
  )
  const index = table?.indexes.find(({ name }) => 'index' in step && name === step.index)
  if (step.step === 'createtable') return { step: 'droptable', table: step.table.name }
  if (step.step === 'addcolumn') return { step: 'dropcolumn', table: step.table, column: step.column.name }
  if (step.step === 'addindex') return { step: 'dropindex', table: step.table, index: step.index.name }
  if (step.step === 'droptable' && table) return { step: 'createtable', table }
  if (step.step === 'dropcolumn' && column) return { step: 'addcolumn', table: step.table, column }
  if (step.step === 'altercolumn' && column) return { step: 'altercolumn', table: step.table, column }
  if (step.step === 'dropindex' && index) return { step: 'addindex', table: step.table, index }
  throw new ShopError('failed', `The step ${step.step} has no way back that can be written by itself.`)
}
