import { parseValue } from '@shopdb/contract'
import { sql, type Kysely } from 'kysely'
import type { Tables } from '../database/database.ts'
import type { Registry } from './registry.ts'
import type { Column, Resource } from './resource.ts'
import { fromOf, sortRef } from './select.ts'
import { keyOf } from './stored.ts'

/** Rows that tell of an asset to which they do not belong. */
export interface Teller {
  readonly resource: Resource
  /** The member that says of which. */
  readonly owner: string
  /** The member that says how it is called, where there is one. */
  readonly called: string | undefined
}

/** All rows that say with `tellsof` of which asset they tell. */
export function tellersOf(registry: Registry): readonly Teller[] {
  return registry.all.flatMap((resource) => {
    const { declaration } = resource
    if (declaration.form !== 'resource' || declaration.tellsof === undefined) return []
    const { tellsof: owner, tellsname: called } = declaration
    const target = resource.columns.find(({ name }) => name === owner)?.target
    return target !== undefined && registry.get(target).base === 'assets' ? [{ resource, owner, called }] : []
  })
}

/** A text in the form in which a column keeps it; undefined, where it cannot be kept there. */
export function keptText({ field }: Column, text: string): string | undefined {
  const parsed = parseValue({ ...field, required: false }, text)
  return 'value' in parsed && typeof parsed.value === 'string' ? parsed.value : undefined
}

/** Rows of one kind that are looked at. */
const most = 20

/** The assets of which a row in use says a text, in one of these columns. */
export async function readTold(
  read: Kysely<Tables>,
  tellers: readonly (Teller & { readonly column: Column })[],
  text: string,
): Promise<readonly number[]> {
  const asked = tellers.flatMap(({ resource, owner, column }, at) => {
    const kept = keptText(column, text)
    if (kept === undefined) return []
    const wanted = column.foldedname === undefined ? kept : keyOf(column, kept)
    const rows = sql`select ${sql.ref(`t.${owner}`)} as assetid ${fromOf(resource)} where ${sortRef(column)} = ${wanted}
      and t.isactive = 1 and ${sql.ref(`t.${owner}`)} is not null limit ${sql.lit(most)}`
    return [sql`select * from (${rows}) as ${sql.ref(`m${at}`)}`]
  })
  if (asked.length === 0) return []
  const { rows } = await sql<{ assetid: number }>`${sql.join(asked, sql` union all `)}`.execute(read)
  return [...new Set(rows.map(({ assetid }) => assetid))]
}
