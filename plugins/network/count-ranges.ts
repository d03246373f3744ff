import type { Platform } from '@shopdb/contract'

/** Addresses from one key to another; the empty key is that of none. */
export interface Range {
  readonly addressspaceid: number | null
  readonly firstkey: string
  readonly lastkey: string
}

// SQLite puts at most 500 selects together.
const together = 450

/** How many addresses somebody has in each range. */
export async function countRanges(query: Platform['query'], ranges: readonly Range[]): Promise<readonly number[]> {
  const counts = ranges.map(() => 0)
  const asked = ranges.map((range, place) => ({ ...range, place })).filter(({ firstkey }) => firstkey !== '')
  for (let at = 0; at < asked.length; at += together) {
    const [first, ...more] = asked.slice(at, at + together).map((range) => countOne(query, range))
    const rows = (await first?.unionAll(more).execute()) ?? []
    for (const { place, count } of rows) counts[place] = Number(count)
  }
  return counts
}

function countOne(
  query: Platform['query'],
  { place, addressspaceid, firstkey, lastkey }: Range & { readonly place: number },
) {
  return query
    .selectFrom('addresses')
    .select((build) => [build.lit(place).as('place'), build.fn.countAll().as('count')])
    .where('addressspaceid', '=', addressspaceid)
    .where('isactive', '=', 1)
    .where('sortkey', '>=', firstkey)
    .where('sortkey', '<=', lastkey)
}
