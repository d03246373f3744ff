import { sql, type RawBuilder } from 'kysely'
import type { EngineName } from '../database/database.ts'
import { amongKeys } from '../database/differences.ts'
import type { Finder, FoundOrder } from './engine.ts'
import type { ListQuery } from './query.ts'
import type { Resource } from './resource.ts'
import type { SortTerm } from './sort.ts'

/** A list that is asked for by a text, perhaps among other conditions. */
export type Texted = Pick<ListQuery, 'conditions'> & { readonly q: string }

/** How much is read of what a text finds: so many rows from the first in an order, a page somewhere, or all. */
export type Wanted = 'page' | 'all' | { readonly order: FoundOrder; readonly most: number }

/** Beyond this the search does not put rows in order. */
const mostordered = 1000

/** How much of what a text finds a page needs: where it begins at the first row, the search itself may say which rows these are. */
export function wantedOf(query: ListQuery, terms: readonly SortTerm[], most: number): Wanted {
  const [first, ...others] = terms
  const last = (query.page - 1) * query.perpage + most
  const isOrdered = first?.column?.foldedname !== undefined && others.every(isKey)
  if (!isOrdered || query.after !== undefined || last > mostordered) return 'page'
  return { order: { column: first.column.name, isDescending: first.isDescending }, most: last }
}

const isKey = ({ column }: SortTerm): boolean => column === undefined

/** Without other conditions the search knows what the database would say. */
export const isBare = ({ conditions }: Pick<ListQuery, 'conditions'>): boolean => Object.keys(conditions).length === 0

/** How many rows a text finds; undefined where only the database can tell. */
export async function countFound(finder: Finder, resource: Resource, query: ListQuery): Promise<number | undefined> {
  if (query.q === undefined || !isBare(query)) return undefined
  return (await finder.find(resource, query.q)).active()
}

/** The condition that a row is among those that a text finds. */
export async function foundCondition(
  { engine, finder }: { readonly engine: EngineName; readonly finder: Finder },
  resource: Resource,
  { q, wanted, ...query }: Texted & { readonly wanted: Wanted },
): Promise<RawBuilder<unknown>> {
  const matches = await finder.find(resource, q)
  const first = typeof wanted === 'object' && isBare(query) ? await matches.first(wanted.order, wanted.most) : undefined
  const keys = first ?? matches.keys()
  return amongKeys(engine, sql.ref(`t.${resource.key}`), { keys, wanted: wanted === 'all' ? 'all' : 'page' })
}
