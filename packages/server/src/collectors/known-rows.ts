import { sql } from 'kysely'
import type { Desk } from '../resources/engine.ts'
import type { Column, Resource } from '../resources/resource.ts'
import { storedRow } from '../resources/rows.ts'
import { columnRef, fromOf } from '../resources/select.ts'
import { keyValue, storedValue, type StoredRow } from '../resources/stored.ts'

/** The rows of one asset, by the members by which a row is known again. */
export interface KnownRows {
  /** The row with these members, as it is by now. */
  readonly find: (values: Readonly<Record<string, unknown>>) => Promise<StoredRow | undefined>
  /** Tells that the row with these members was written. */
  readonly note: (values: Readonly<Record<string, unknown>>, id: number) => void
  /** The keys of those in use, before anything was written. */
  readonly active: readonly number[]
}

/** Which rows, and what tells them apart. */
export interface Owned {
  /** The member that says whose row it is. */
  readonly owner: string
  readonly assetid: number
  readonly by: readonly string[]
}

/** Reads the rows of an asset once, those in use before removed ones, so that a list of hundreds is no hundreds of questions. */
export async function readKnownRows(desk: Desk, { owner, assetid, by }: Owned): Promise<KnownRows> {
  const { work, resource } = desk
  const columns = by.map((name) => columnOf(resource, name))
  const rows = await rowsOf(desk, columnOf(resource, owner), assetid)
  const known = new Map<string, StoredRow>()
  for (const row of rows) {
    const key = JSON.stringify(columns.map(({ name, foldedname }) => row[foldedname ?? name] ?? null))
    if (!known.has(key)) known.set(key, row)
  }
  const written = new Map<string, number>()
  const keyOf = (values: Readonly<Record<string, unknown>>): string =>
    JSON.stringify(columns.map((column) => comparable(column, values[column.name])))
  return {
    find: async (values) => {
      const id = written.get(keyOf(values))
      return id === undefined ? known.get(keyOf(values)) : await storedRow(work, resource, id)
    },
    note: (values, id) => void written.set(keyOf(values), id),
    active: rows.filter((row) => row['isactive'] === 1).map((row) => Number(row[resource.key])),
  }
}

async function rowsOf({ work, resource }: Desk, owner: Column, assetid: number): Promise<readonly StoredRow[]> {
  const order = sql`order by t.isactive desc, ${sql.ref(`t.${resource.key}`)}`
  const { rows } =
    await sql<StoredRow>`select * ${fromOf(resource)} where ${columnRef(owner)} = ${assetid} ${order}`.execute(work.trx)
  return rows
}

const comparable = (column: Column, value: unknown): unknown =>
  column.foldedname === undefined ? storedValue(column.field, value) : keyValue(column, value)

function columnOf({ name: table, readable }: Resource, name: string): Column {
  const column = readable.get(name)
  if (!column) throw new Error(`${table} has no member ${name}`)
  return column
}
