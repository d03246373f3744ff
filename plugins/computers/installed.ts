import type { ComputersPlatform } from './settings.ts'

/** A version of a program, and on how many computers it is. */
export interface VersionCount {
  /** Empty where the program tells none. */
  readonly version: string
  readonly computers: number
}

/** On how many computers in use each version of a program is, the most frequent first. */
export async function countVersions(
  { query }: ComputersPlatform,
  applicationid: number,
): Promise<readonly VersionCount[]> {
  const rows = await query
    .selectFrom('installedsoftware as one')
    .innerJoin('assets', 'assets.assetid', 'one.computerid')
    .select(['one.version', (make) => make.fn.count('one.computerid').distinct().as('computers')])
    .where('one.applicationid', '=', applicationid)
    .where('one.isactive', '=', 1)
    .where('assets.isactive', '=', 1)
    .groupBy('one.version')
    .execute()
  return rows
    .map((row) => ({ version: String(row['version'] ?? ''), computers: Number(row['computers']) }))
    .toSorted((one, other) => other.computers - one.computers || newerFirst(one.version, other.version))
}

const newerFirst = (one: string, other: string): number => other.localeCompare(one, 'en', { numeric: true })

/** On how many computers in use programs are: of these, or the most frequent. */
export async function countComputers(
  { query }: ComputersPlatform,
  applicationids?: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  if (applicationids?.length === 0) return new Map()
  let rows = query
    .selectFrom('installedsoftware as one')
    .innerJoin('assets', 'assets.assetid', 'one.computerid')
    .select(['one.applicationid', (make) => make.fn.count('one.computerid').distinct().as('computers')])
    .where('one.isactive', '=', 1)
    .where('assets.isactive', '=', 1)
  if (applicationids) rows = rows.where('one.applicationid', 'in', [...applicationids])
  const counted = await rows.groupBy('one.applicationid').orderBy('computers', 'desc').limit(500).execute()
  return new Map(counted.map((row) => [Number(row['applicationid']), Number(row['computers'])]))
}
