import { inSentence } from '@shopdb/contract'
import type { SelectQueryBuilder } from 'kysely'
import type { Tables } from '../database/database.ts'
import type { Resource } from '../resources/resource.ts'

/** How many are named. */
const few = 3

/** Rows in words, `12 assets (3105, 3106, 3107 and others)`; undefined where there are none. */
export async function toldRows(
  resource: Resource,
  rows: SelectQueryBuilder<Tables, string, object>,
): Promise<string | undefined> {
  const counted = await rows.select((make) => make.fn.countAll().as('total')).executeTakeFirst()
  const total = Number((counted as { readonly total?: unknown } | undefined)?.total ?? 0)
  if (total === 0) return undefined
  const first: readonly Readonly<Record<string, unknown>>[] = await rows
    .select([resource.display])
    .orderBy(resource.key)
    .limit(few)
    .execute()
  const names = first.map((row) => String(row[resource.display])).join(', ')
  const word = inSentence(total === 1 ? resource.label : resource.title)
  return `${total} ${word} (${names}${total > few ? ' and others' : ''})`
}
