import { sql, type RawBuilder } from 'kysely'
import type { Work } from '../changes/work.ts'
import type { Column, Resource } from './resource.ts'
import { columnRef, fromOf, sortRef } from './select.ts'
import { keyOf, storedValue, type StoredRow } from './stored.ts'

/** The row whose members are all as given, active ones first; text that is unique or indexed is compared without case. */
export async function findStoredRow(
  work: Work,
  resource: Resource,
  members: Readonly<Record<string, unknown>>,
): Promise<StoredRow | undefined> {
  const conditions = Object.entries(members).map(([name, value]) => condition(columnOf(resource, name), value))
  const order = sql`order by t.isactive desc, ${sql.ref(`t.${resource.key}`)} limit 1`
  const { rows } =
    await sql<StoredRow>`select * ${fromOf(resource)} where ${sql.join(conditions, sql` and `)} ${order}`.execute(
      work.trx,
    )
  return rows[0]
}

function columnOf(resource: Resource, name: string): Column {
  const column = resource.readable.get(name)
  if (!column) throw new Error(`${resource.name} has no member ${name}`)
  return column
}

function condition(column: Column, value: unknown): RawBuilder<unknown> {
  if (value === null || value === undefined) return sql`${columnRef(column)} is null`
  if (column.foldedname !== undefined) return sql`${sortRef(column)} = ${keyOf(column, String(value))}`
  return sql`${columnRef(column)} = ${storedValue(column.field, value)}`
}
