import { type Clock, isoOf, storedOf } from '../base/clock.ts'
import type { Database } from '../database/database.ts'
import { withLock } from '../database/lock.ts'

/** What an administrator wants of a plugin; one that is being installed has its tables and rows, and its install hook still to come. */
export type Wanted = 'installing' | 'running' | 'suspended' | 'uninstalled'

/** What has been installed, by plugin; the core stands under the empty name. */
export type Ledger = ReadonlyMap<string, { readonly version: string; readonly wanted: Wanted }>

/** Reads the ledger. */
export async function readLedger(database: Database): Promise<Ledger> {
  const rows = await database.read.selectFrom('plugins').select(['name', 'version', 'wanted']).execute()
  // Only such words are written there.
  return new Map(
    rows.map((row) => [String(row['name']), { version: String(row['version']), wanted: row['wanted'] as Wanted }]),
  )
}

/** Writes down which version is installed now; one that was not there before still has its install hook to come. */
export async function recordInstalled(
  database: Database,
  clock: Clock,
  { name, version }: { readonly name: string; readonly version: string },
): Promise<void> {
  await write(database, clock, { name, version, fresh: name === '' ? 'running' : 'installing' })
}

/** Writes down what is wanted of a plugin. Without a row it gets one that is of no version yet. */
export async function recordWanted(
  database: Database,
  clock: Clock,
  { name, wanted }: { readonly name: string; readonly wanted: Wanted },
): Promise<void> {
  await write(database, clock, { name, wanted, fresh: wanted })
}

interface Writing {
  readonly name: string
  readonly version?: string
  readonly wanted?: Wanted
  /** What is wanted of one without a row. */
  readonly fresh: Wanted
}

async function write(database: Database, clock: Clock, { fresh, name, ...news }: Writing): Promise<void> {
  const modifieddate = storedOf(isoOf(clock.now()))
  await database.transaction(async (trx) => {
    const known = await trx.selectFrom('plugins').select('name').where('name', '=', name).executeTakeFirst()
    const change = trx
      .updateTable('plugins')
      .set({ ...news, modifieddate })
      .where('name', '=', name)
    const row = { name, version: '', wanted: fresh, ...news, installeddate: modifieddate, modifieddate }
    await (known ? change : trx.insertInto('plugins').values(row)).execute()
  })
}

/** Runs the install hook of one unless another replica has done so meanwhile, and writes down that it has done its work. */
export async function installOnce(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  name: string,
  hook: () => Promise<void>,
): Promise<void> {
  await withLock(database, { name: `install ${name}` }, async () => {
    if ((await readLedger(database)).get(name)?.wanted !== 'installing') return
    await hook()
    await recordWanted(database, clock, { name, wanted: 'running' })
  })
}

/** Forgets a plugin that is gone with everything it had. */
export async function forgetPlugin(database: Database, name: string): Promise<void> {
  await database.transaction(async (trx) => {
    await trx.deleteFrom('plugins').where('name', '=', name).execute()
    await trx.deleteFrom('settings').where('pluginname', '=', name).execute()
  })
}
