import { amountText, conflict, inWords } from '@shopdb/contract'
import type { Kysely } from 'kysely'
import { CompiledQuery } from 'kysely'
import { fittingName, quoted } from '../database/column-sql.ts'
import type { Database, Tables } from '../database/database.ts'
import { isFailure } from '../database/failures.ts'
import { withLock } from '../database/lock.ts'
import { addDone, readDone } from '../database/migrate.ts'
import type { Registry } from './registry.ts'
import type { Column, Resource } from './resource.ts'
import { keysOf, type StoredRow } from './stored.ts'

// Another form of keys is another chain: then all are written anew.
const chain = 'keys-natural'
// Who waits is not to give up while another writes the keys of a large site.
const patience = 3600
const together = 500

/** Where keys are written anew, and how what is done is told: it may take minutes. */
export interface Renewing {
  readonly database: Database
  readonly tell: (message: string) => void
}

/** A table, and those of its columns whose keys may be of an older form. */
interface Keyed {
  readonly table: string
  readonly key: string
  readonly columns: readonly Column[]
}

/**
 * Writes the keys of texts anew from the texts, once in a database for each such column of the core (`plugin` null) or of a
 * plugin. Several processes may ask for it at once: one works and the others wait. Keys of both forms may stand side by side,
 * for no text has the key of another; so who is interrupted begins again. The log says what is done: a start may take minutes by it.
 */
export async function renewKeys(
  { database, tell }: Renewing,
  registry: Registry,
  plugin: string | null,
): Promise<void> {
  const all = registry.all.filter((resource) => resource.plugin === plugin).map(keyedOf)
  const pending = async (): Promise<readonly Keyed[]> => pendingOf(all, await readDone(database.read, chain))
  if ((await pending()).length === 0) return
  await withLock(database, { name: 'keys', patience }, async (check) => {
    const tables = await pending()
    for (const one of tables) await renewTable({ database, tell, check }, one)
    const names = tables.flatMap((one) => one.columns.map((column) => doneName(one, column)))
    await addDone(database, chain, names)
  })
}

function keyedOf({ name, key, own, columns }: Resource): Keyed {
  const part = own === undefined ? 'base' : 'own'
  return { table: name, key, columns: columns.filter((column) => column.part === part && column.foldedname) }
}

function pendingOf(all: readonly Keyed[], done: ReadonlySet<string>): readonly Keyed[] {
  return all
    .map((one) => ({ ...one, columns: one.columns.filter((column) => !done.has(doneName(one, column))) }))
    .filter(({ columns }) => columns.length > 0)
}

const doneName = ({ table }: Keyed, { foldedname }: Column): string => fittingName(`${table}.${foldedname}`)

async function renewTable({ database, tell, check }: Renewing & { check: () => void }, keyed: Keyed): Promise<void> {
  const { table, key, columns } = keyed
  const begun = performance.now()
  let renewed = 0
  const names = columns.flatMap(({ name, foldedname = name }) => [name, foldedname])
  for (let last = 0; ;) {
    check()
    const asked = database.read
      .selectFrom(table)
      .select([key, ...names])
      .where(key, '>', last)
    const rows = await asked.orderBy(key).limit(together).execute()
    const old = rows.filter((row) => isOld(columns, row))
    if (renewed === 0 && old.length > 0)
      tell(`The keys of texts in ${table} have an older form. They are written anew first.`)
    if (old.length > 0) await database.transaction((trx) => writeKeys(trx, keyed, old))
    renewed += old.length
    if (rows.length < together) break
    last = Number(rows.at(-1)?.[key])
  }
  if (renewed > 0)
    tell(`The keys of ${inWords(renewed, 'row')} of ${table} were written anew in ${secondsSince(begun)}.`)
}

const secondsSince = (begun: number): string => amountText((performance.now() - begun) / 1000, 's', 1)

function isOld(columns: readonly Column[], row: StoredRow): boolean {
  return Object.entries(keysOf(columns, row)).some(([name, value]) => row[name] !== value)
}

/** One statement for many rows: a trip for each would take minutes at a large site. */
async function writeKeys(
  trx: Kysely<Tables>,
  { table, key, columns }: Keyed,
  rows: readonly StoredRow[],
): Promise<void> {
  const keys = rows.map((row) => keysOf(columns, row))
  const ids = rows.map((row) => row[key])
  const whens = 'when ? then ? '.repeat(rows.length)
  const sets = columns.map(({ foldedname = '' }) => `${quoted(foldedname)} = case ${quoted(key)} ${whens}end`)
  const values = columns.flatMap(({ foldedname = '' }) => keys.flatMap((one, at) => [ids[at], one[foldedname]]))
  const among = `${quoted(key)} in (${ids.map(() => '?').join(', ')})`
  const text = `update ${quoted(table)} set ${sets.join(', ')} where ${among}`
  await trx.executeQuery(CompiledQuery.raw(text, [...values, ...ids])).catch((cause: unknown) => {
    if (!isFailure(cause) || cause.kind !== 'unique') throw cause
    const span = `${String(ids[0])} and ${String(ids.at(-1))}`
    throw conflict(`In ${table}, a row with a key between ${span} has the same text as another row. ${cause.message}`)
  })
}
