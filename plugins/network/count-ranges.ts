import type { Platform } from '@shopdb/contract'
import { type IpRange, keysOf } from './ip.ts'

/** Addresses of one address space. */
export interface Counted {
  readonly addressspaceid: number | null
  readonly range: IpRange
}

// SQLite puts at most 500 selects together.
const together = 450

/** How many addresses somebody has in each range; none where there is no range. */
export async function countRanges(
  query: Platform['query'],
  ranges: readonly (Counted | undefined)[],
): Promise<readonly number[]> {
  const counts = ranges.map(() => 0)
  const asked = ranges.flatMap((range, place) => (range ? [countOne(query, range, place)] : []))
  for (let at = 0; at < asked.length; at += together) {
    const [first, ...more] = asked.slice(at, at + together)
    const rows = (await first?.unionAll(more).execute()) ?? []
    for (const { place, count } of rows) counts[place] = Number(count)
  }
  return counts
}

function countOne(query: Platform['query'], { addressspaceid, range }: Counted, place: number) {
  const { firstkey, lastkey } = keysOf(range)
  return query
    .selectFrom('addresses')
    .select((build) => [build.lit(place).as('place'), build.fn.countAll().as('count')])
    .where('addressspaceid', '=', addressspaceid)
    .where('isactive', '=', 1)
    .where('sortkey', '>=', firstkey)
    .where('sortkey', '<=', lastkey)
}
