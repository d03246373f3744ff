import { type Kysely, sql } from 'kysely'
import type { Tables } from '../database/database.ts'
import type { Engine } from './engine.ts'
import { whereOf } from './filter.ts'
import { isImpossible, type ListQuery } from './query.ts'
import { worldOf } from './read-page.ts'
import type { Resource } from './resource.ts'
import { fromOf } from './select.ts'

/** What one statement takes: SQLite puts 500 selects together, and fills 32,766 gaps. */
const most = { selects: 450, gaps: 20_000 } as const

type Read = Kysely<Tables>

/** How many rows match each of these, in the same order: one statement asks for hundreds. Searching for text is not for this. */
export async function countMany(
  engine: Engine,
  resource: Resource,
  { read, queries }: { readonly read: Read; readonly queries: readonly ListQuery[] },
): Promise<readonly number[]> {
  const counts = queries.map(() => 0)
  const asked = queries.flatMap((query, place) => (isImpossible(query) ? [] : [{ query, place }]))
  for (const some of portionsOf(asked)) {
    const selects = await Promise.all(
      some.map(async ({ query, place }) => {
        const where = await whereOf(worldOf(engine), resource, { ...query, wanted: 'all' })
        return sql`select ${sql.lit(place)} as place, count(*) as total ${fromOf(resource)} where ${where}`
      }),
    )
    const { rows } = await sql<{ place: number; total: number }>`${sql.join(selects, sql` union all `)}`.execute(read)
    for (const { place, total } of rows) counts[place] = total
  }
  return counts
}

interface Placed {
  readonly query: ListQuery
  readonly place: number
}

function portionsOf(asked: readonly Placed[]): readonly (readonly Placed[])[] {
  const portions: Placed[][] = []
  let gaps = 0
  for (const one of asked) {
    const mine = Object.values(one.query.conditions).flat().length
    const last = portions.at(-1)
    gaps += mine
    if (last && last.length < most.selects && gaps <= most.gaps) last.push(one)
    else {
      portions.push([one])
      gaps = mine
    }
  }
  return portions
}
