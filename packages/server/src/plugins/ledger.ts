import { type Clock, isoOf, storedOf } from '../base/clock.ts'
import type { Database } from '../database/database.ts'

/** What has been installed, by plugin; the core stands under the empty name. */
export type Ledger = ReadonlyMap<string, { readonly version: string; readonly issuspended: boolean }>

/** Reads the ledger. */
export async function readLedger(database: Database): Promise<Ledger> {
  const rows = await database.read.selectFrom('plugins').select(['name', 'version', 'wanted']).execute()
  return new Map(
    rows.map((row) => [
      String(row['name']),
      { version: String(row['version']), issuspended: row['wanted'] === 'suspended' },
    ]),
  )
}

/** Writes down which version is installed now. */
export async function recordInstalled(
  database: Database,
  clock: Clock,
  { name, version }: { readonly name: string; readonly version: string },
): Promise<void> {
  const modifieddate = storedOf(isoOf(clock.now()))
  await database.transaction(async (trx) => {
    const known = await trx.selectFrom('plugins').select('name').where('name', '=', name).executeTakeFirst()
    if (known) await trx.updateTable('plugins').set({ version, modifieddate }).where('name', '=', name).execute()
    else
      await trx
        .insertInto('plugins')
        .values({ name, version, wanted: 'running', installeddate: modifieddate, modifieddate })
        .execute()
  })
}
