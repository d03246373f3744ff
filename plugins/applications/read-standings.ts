import type { NamedRow, Platform } from '@shopdb/contract'
import { license } from './license.ts'
import { type Install, type Standing, standingOf } from './use-of-seats.ts'

export type License = NamedRow<typeof license>

/** The licenses of a program and how they stand. */
export interface ReadStanding extends Standing {
  readonly applicationid: number
  /** Of the program. */
  readonly name: string
  readonly licenses: readonly License[]
}

/** How the licenses of these programs stand today, or of all that have any. */
export async function readStandings(
  platform: Platform,
  applicationid?: readonly number[],
): Promise<readonly ReadStanding[]> {
  const today = platform.today()
  const licenses = await platform.listAll(license, applicationid ? { applicationid } : {}, { sort: 'licenseid' })
  const byapplication = Map.groupBy(licenses, (one) => one.applicationid)
  const installs = await readInstalls(platform, [...byapplication.keys()])
  return [...byapplication].map(([id, mine]) => ({
    applicationid: id,
    name: mine[0]?.applicationname ?? '',
    licenses: mine,
    ...standingOf(mine, installs.get(id) ?? [], today),
  }))
}

/** What the inventories of the plugin computers have found on computers in use. */
async function readInstalls(
  { query }: Platform,
  applicationids: readonly number[],
): Promise<ReadonlyMap<number, readonly Install[]>> {
  if (applicationids.length === 0) return new Map()
  const rows = await query
    .selectFrom('installedsoftware as one')
    .innerJoin('assets', 'assets.assetid', 'one.computerid')
    .select(['one.applicationid', 'one.computerid', 'one.version'])
    .where('one.applicationid', 'in', [...applicationids])
    .where('one.isactive', '=', 1)
    .where('assets.isactive', '=', 1)
    .execute()
  const installs = rows.map((row) => ({
    applicationid: Number(row['applicationid']),
    computerid: Number(row['computerid']),
    version: String(row['version'] ?? ''),
  }))
  return Map.groupBy(installs, (one) => one.applicationid)
}
