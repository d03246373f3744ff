import { sql } from 'kysely'
import type { Site } from '../main/open-site.ts'

type Row = Readonly<Record<string, unknown>>

/** What the site writes down beside the rows: who set which field, what the search knows, how plugins are set up. */
const beside = ['fieldsources', 'searchentries', 'settings']

/**
 * Every row that a site holds, with its key, by table: a line each, in one order. Not the log, which only grows, and nothing
 * of rows that are no longer there.
 */
export async function contentsOf({ resources }: Site): Promise<Readonly<Record<string, readonly string[]>>> {
  const { registry, database } = resources
  const rowsOf = async (table: string): Promise<readonly Row[]> =>
    (await sql<Row>`select * from ${sql.table(table)}`.execute(database.read)).rows
  const contents: Record<string, readonly string[]> = {}
  const known = new Set<string>()
  for (const { name, key, entitytype } of registry.all) {
    const rows = await rowsOf(name)
    for (const row of rows) known.add(`${entitytype} ${String(row[key])}`)
    contents[name] = rows.map(lineOf).toSorted()
  }
  const isKnown = ({ entitytype, entityid }: Row): boolean =>
    entitytype === undefined || known.has(`${String(entitytype)} ${String(entityid)}`)
  for (const table of beside) contents[table] = (await rowsOf(table)).filter(isKnown).map(lineOf).toSorted()
  return contents
}

/** When a row was last written, and which number the search gave it, may be others: it was emptied and filled again. */
function lineOf(row: Row): string {
  const { modifieddate: _written, searchentryid: _number, ...rest } = row
  return JSON.stringify(rest)
}
