import { ShopError, invalid } from '@shopdb/contract'
import type { Connection, SqlError } from 'mariadb'
import { openLink } from '../../database/mysql-link.ts'
import type { Progress } from '../progress.ts'
import {
  legacytables,
  type LegacyData,
  type LegacyRow,
  type LegacyTable,
  type LegacyTables,
  type OtherTable,
} from './data.ts'

/**
 * Reads all of the old database into memory before anything is written, so that a lost connection costs nothing. Dates
 * stay text, since a zero or partial date is no Date; the server turns latin1 columns into Unicode.
 */
export async function readLegacy(url: string, progress: Progress): Promise<LegacyData> {
  const place = placeOf(url)
  try {
    const connection = await openLink(url, {
      dateStrings: true,
      autoJsonMap: false,
      bigIntAsNumber: true,
    })
    try {
      return await readAll(connection, progress)
    } finally {
      connection.destroy()
    }
  } catch (cause) {
    if (cause instanceof ShopError) throw cause
    const why = reasonOf(cause)
    throw new ShopError(
      'unavailable',
      `The old database at ${place} could not be read: ${why}. Nothing was changed.`,
      [],
      cause,
    )
  }
}

/** In the words of the server, without the statement; the driver's own errors have no others. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  const { sqlMessage } = cause as Partial<SqlError>
  return (sqlMessage ?? cause.message) || cause.name
}

/** Where a database is, without its password; throws `invalid` for what is no address of one. */
export function placeOf(url: string): string {
  const address = URL.canParse(url) ? new URL(url) : undefined
  const name = address?.pathname.slice(1)
  if (!address || !/^(mysql|mariadb):$/u.test(address.protocol) || !name) {
    throw invalid('The old database is named as mysql://user@host/database; give it after --from.')
  }
  return `${address.host}/${decodeURIComponent(name)}`
}

async function readAll(connection: Connection, progress: Progress): Promise<LegacyData> {
  await connection.query('set session transaction read only')
  await connection.query('start transaction with consistent snapshot')
  const tables = await listTables(connection)
  if (!tables.has('machines')) throw invalid('The old database has no table called machines; is it the right database?')
  const read: [LegacyTable, readonly LegacyRow[]][] = []
  for (const [index, table] of legacytables.entries()) {
    progress({ phase: `reading ${table}`, done: index, total: legacytables.length })
    const name = tables.get(table)
    read.push([table, name === undefined ? [] : await readTable(connection, name)])
  }
  // One entry for each of the closed list, just above.
  const rows = Object.fromEntries(read) as unknown as LegacyTables
  refuseWithoutColumns(rows)
  return { tables: rows, others: await countOthers(connection, tables) }
}

/** Tables and views by their name in lower case: servers on Windows and Linux spell names differently. */
async function listTables(connection: Connection): Promise<ReadonlyMap<string, string>> {
  const rows = await connection.query<readonly LegacyRow[]>(
    'select table_name as name from information_schema.tables where table_schema = database() order by table_name',
  )
  return new Map(rows.map((row) => [String(row['name']).toLowerCase(), String(row['name'])]))
}

async function readTable(connection: Connection, name: string): Promise<readonly LegacyRow[]> {
  const rows = await connection.query<readonly LegacyRow[]>(`select * from ${connection.escapeId(name)}`)
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([column, value]) => [column.toLowerCase(), value])),
  )
}

/** Any other column may be missing; without these nothing can be told. */
function refuseWithoutColumns({ machines }: LegacyTables): void {
  const [first] = machines
  const lacking = first ? ['machineid', 'category', 'machinenumber'].filter((column) => !(column in first)) : []
  if (lacking.length > 0) {
    throw invalid(`The table machines of the old database has no column ${lacking.join(' and no ')}.`)
  }
}

async function countOthers(
  connection: Connection,
  tables: ReadonlyMap<string, string>,
): Promise<readonly OtherTable[]> {
  const known: readonly string[] = legacytables
  const others: OtherTable[] = []
  for (const [table, name] of tables) {
    if (!known.includes(table)) others.push({ table: name, rows: await countRows(connection, name) })
  }
  return others
}

/** A view of a table that is gone cannot be counted, and is not needed. */
async function countRows(connection: Connection, name: string): Promise<number> {
  try {
    const counting = `select count(*) as total from ${connection.escapeId(name)}`
    const [counted] = await connection.query<readonly LegacyRow[]>(counting)
    return Number(counted?.['total'] ?? 0)
  } catch {
    return 0
  }
}
