import type { Platform } from '@shopdb/contract'
import { dayNumber } from './days.ts'
import type { LevelPoint } from './forecast.ts'
import { supplyreading } from './supply.ts'

/** The readings of supplies since a day, by supply and in the order in which they were made. */
export async function readingsSince(
  { query }: Pick<Platform, 'query'>,
  supplyids: readonly number[],
  day: string,
): Promise<ReadonlyMap<number, readonly LevelPoint[]>> {
  if (supplyids.length === 0) return new Map()
  const rows = await query
    .selectFrom(supplyreading.table)
    .select(['supplyid', 'readon', 'percent'])
    .where('supplyid', 'in', [...supplyids])
    .where('isactive', '=', 1)
    .where('readon', '>=', day)
    .orderBy('readon')
    .orderBy('supplyreadingid')
    .execute()
  const groups = Map.groupBy(rows, (row) => Number(row['supplyid']))
  return new Map([...groups].map(([supplyid, mine]) => [supplyid, mine.map(pointOf)]))
}

function pointOf(row: Readonly<Record<string, unknown>>): LevelPoint {
  return { day: dayNumber(String(row['readon'])), percent: Number(row['percent']) }
}
