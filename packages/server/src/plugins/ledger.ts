import { type Clock, isoOf, storedOf } from '../base/clock.ts'
import type { Database } from '../database/database.ts'
import type { LoadedPlugin } from './plugin.ts'

/** The plugins that an administrator wants suspended. */
export async function readSuspended(database: Database): Promise<ReadonlySet<string>> {
  const rows = await database.read.selectFrom('plugins').select('name').where('wanted', '=', 'suspended').execute()
  return new Set(rows.map((row) => String(row['name'])))
}

/** Writes down which version of a plugin is installed. Nothing is written where nothing changed. */
export async function recordInstalled(database: Database, clock: Clock, { name, manifest }: LoadedPlugin): Promise<void> {
  const version = manifest?.version ?? ''
  const known = await database.read.selectFrom('plugins').select('version').where('name', '=', name).executeTakeFirst()
  if (known?.['version'] === version) return
  const modifieddate = storedOf(isoOf(clock.now()))
  await database.transaction(async (trx) => {
    if (known) await trx.updateTable('plugins').set({ version, modifieddate }).where('name', '=', name).execute()
    else await trx.insertInto('plugins').values({ name, version, wanted: 'running', installeddate: modifieddate, modifieddate }).execute()
  })
}
