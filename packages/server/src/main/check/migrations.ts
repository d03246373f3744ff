import { compareTables } from '../../database/compare.ts'
import type { Database } from '../../database/database.ts'
import { introspect } from '../../database/introspect.ts'
import { migrate, revert } from '../../database/migrate.ts'
import { readMigrations } from '../../database/migration-files.ts'
import type { Migration } from '../../database/table.ts'
import type { LoadedPlugin } from '../../plugins/plugin.ts'
import type { Environment } from '../../settings/environment.ts'
import { migrationsOf } from '../install.ts'
import { openSiteDatabase } from '../open-site.ts'
import { type Finding, look } from './finding.ts'

/** The plugin that is checked, and all of its site. */
export interface Running {
  readonly plugin: LoadedPlugin
  readonly all: readonly LoadedPlugin[]
}

/** Takes all migrations of a plugin back and up again: what was there before must be there again. Its rows are gone then. */
export async function checkMigrations(environment: Environment, { plugin, all }: Running): Promise<Finding> {
  return await look('Its migrations go up, down and up again', async () => {
    const database = await openSiteDatabase(environment)
    try {
      const migrations = await readMigrations(migrationsOf(plugin))
      const before = await introspect(database.read)
      await emptyTables(database, (await Promise.all(all.map((one) => readMigrations(migrationsOf(one))))).flat())
      for (const migration of migrations.toReversed()) await revert(database, plugin.name, migration)
      await migrate(database, plugin.name, migrations)
      const after = await introspect(database.read)
      const [step] = compareTables(before, after, { destructive: true }).steps
      if (step)
        throw new Error(
          `After going down and up again something is missing or too much: ${JSON.stringify(step).slice(0, 300)}`,
        )
    } finally {
      await database.close()
    }
  })
}

/** Rows hold the tables fast that they refer to, those of other plugins too. They go in any order that the database allows. */
async function emptyTables(database: Database, migrations: readonly Migration[]): Promise<void> {
  const tables = migrations.flatMap(({ up }) =>
    up.flatMap((step) => (step.step === 'createtable' ? step.table.name : [])),
  )
  // Each round empties those that nothing refers to any more.
  for (let round = 0; round < tables.length; round += 1)
    for (const table of tables)
      await database.transaction((trx) => trx.deleteFrom(table).execute()).catch(() => undefined)
}
