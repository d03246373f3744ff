import type { Platform } from '@shopdb/contract'

/** A version of a program, and on how many computers it is. */
export interface VersionCount {
  /** Empty where the program tells none. */
  readonly version: string
  readonly computers: number
}

type Query = Platform['query']

/** What is on computers in use, and on how many. */
const counted = (query: Query) =>
  query
    .selectFrom('installedsoftware as one')
    .innerJoin('assets', 'assets.assetid', 'one.computerid')
    .select((make) => make.fn.count('one.computerid').distinct().as('computers'))
    .where('one.isactive', '=', 1)
    .where('assets.isactive', '=', 1)

/** On how many computers each version of a program is, the most frequent first. */
export async function countVersions({ query }: Platform, applicationid: number): Promise<readonly VersionCount[]> {
  const versions = counted(query).select('one.version').where('one.applicationid', '=', applicationid)
  const rows = await versions.groupBy('one.version').execute()
  return rows
    .map((row) => ({ version: String(row['version'] ?? ''), computers: Number(row['computers']) }))
    .toSorted((one, other) => other.computers - one.computers || newerFirst(one.version, other.version))
}

const newerFirst = (one: string, other: string): number => other.localeCompare(one, 'en', { numeric: true })

/** Programs that are told, where none are named. */
const most = 200

/** On how many computers these programs are, or those that are on most; the most frequent first. */
export async function countComputers(
  { query }: Platform,
  applicationids?: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const all = counted(query).select('one.applicationid').groupBy('one.applicationid').orderBy('computers', 'desc')
  const wanted = applicationids ? all.where('one.applicationid', 'in', [...applicationids]) : all.limit(most)
  const rows = await wanted.execute()
  return new Map(rows.map((row) => [Number(row['applicationid']), Number(row['computers'])]))
}
