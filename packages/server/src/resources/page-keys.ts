import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Tables } from '../database/database.ts'
import { partsOf, type Part } from './choice-parts.ts'
import { behind, parseCursor } from './cursor.ts'
import { isBare } from './found.ts'
import type { ListQuery } from './query.ts'
import type { Resource } from './resource.ts'
import { orderOf, type SortTerm } from './sort.ts'

/** What a page is taken from: the keys of all rows that match, as a query, and their order. */
interface Matching {
  readonly resource: Resource
  readonly matching: RawBuilder<unknown>
  readonly terms: readonly SortTerm[]
  readonly most: number
}

/** The keys of one page, as a query. */
export async function pageKeys(
  read: Kysely<Tables>,
  query: ListQuery,
  { resource, matching, terms, most }: Matching,
): Promise<RawBuilder<unknown>> {
  const after = query.after === undefined ? undefined : parseCursor(query.after, query.sort, terms)
  const offset = after ? 0 : (query.page - 1) * query.perpage
  const limit = sql`limit ${most} offset ${offset}`
  const parts = isBare(query) && query.q === undefined ? await partsOf(read, resource, { terms, after }) : []
  if (parts.length === 0) return sql`${ordered(matching, { terms, after })} ${limit}`
  const all = parts.map((part, at) => {
    const begun = sql`${ordered(sql`${matching} and ${part.condition}`, part)} limit ${most + offset}`
    return sql`select * from (${begun}) as ${sql.ref(`part${at}`)}`
  })
  return sql`${sql.join(all, sql` union all `)} ${limit}`
}

/** What matches and is behind the cursor, in order. */
function ordered(matching: RawBuilder<unknown>, { terms, after }: Omit<Part, 'condition'>): RawBuilder<unknown> {
  return sql`${matching} ${after ? sql`and ${behind(terms, after)}` : sql``} order by ${orderOf(terms)}`
}
