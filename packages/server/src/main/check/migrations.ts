import { compareTables } from '../../database/compare.ts'
import { introspect } from '../../database/introspect.ts'
import { migrate, revert } from '../../database/migrate.ts'
import { readMigrations } from '../../database/migration-files.ts'
import type { LoadedPlugin } from '../../plugins/plugin.ts'
import type { Environment } from '../../settings/environment.ts'
import { migrationsOf } from '../install.ts'
import { openSiteDatabase } from '../open-site.ts'
import { type Finding, look } from './finding.ts'

/** Takes all migrations of a plugin back and up again: what was there before must be there again. Its rows are gone then. */
export async function checkMigrations(environment: Environment, plugin: LoadedPlugin): Promise<Finding> {
  return await look('Its migrations go up, down and up again', async () => {
    const database = await openSiteDatabase(environment)
    try {
      const migrations = await readMigrations(migrationsOf(plugin))
      const before = await introspect(database.read)
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
