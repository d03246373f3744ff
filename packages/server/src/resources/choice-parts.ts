import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Tables } from '../database/database.ts'
import type { CursorValues } from './cursor.ts'
import type { Resource } from './resource.ts'
import { columnRef, tableOf } from './select.ts'
import type { SortTerm } from './sort.ts'

/** Rows that stand together in an order: the order among them, and which of them the cursor is behind. */
export interface Part {
  readonly condition: RawBuilder<unknown>
  readonly terms: readonly SortTerm[]
  readonly after: CursorValues | undefined
}

/** Before all others. */
const none = -1

/**
 * What an order that begins with an indexed choice consists of: the rows of one word after the other. An index has the rows
 * of one word in the order of their keys, and no index has the words in the order in which they are declared. Nothing for
 * another order, and where no row is left.
 */
export async function partsOf(
  read: Kysely<Tables>,
  resource: Resource,
  { terms, after }: Omit<Part, 'condition'>,
): Promise<readonly Part[]> {
  const [term, ...rest] = terms
  if (!term?.column || term.isByChoice !== true) return []
  const { column, isDescending, valueIn } = term
  const ref = columnRef(column)
  const { rows } = await sql<{
    word: string | null
  }>`select distinct ${ref} as word ${tableOf(resource, column)}`.execute(read)
  const placeOf = (word: unknown): number => Number(valueIn({ [column.name]: word }) ?? none)
  const words = Map.groupBy(
    rows.map(({ word }) => word),
    placeOf,
  )
  const begin = after && Number(after[0] ?? none)
  const sign = isDescending ? -1 : 1
  const places = [...words.keys()].toSorted((one, other) => sign * (one - other))
  return places
    .filter((place) => begin === undefined || sign * place >= sign * begin)
    .map((place) => ({
      condition: place === none ? sql`${ref} is null` : sql`${ref} in (${sql.join(words.get(place) ?? [])})`,
      terms: rest,
      after: place === begin ? after?.slice(1) : undefined,
    }))
}
