import type { RowOf } from '@shopdb/contract'
import { license } from './license.ts'
import type { ApplicationsPlatform } from './settings.ts'
import { type Install, type Standing, standingOf } from './use-of-seats.ts'

export type License = RowOf<typeof license>

/** The licenses of a program and how they stand. */
export interface ReadStanding extends Standing {
  readonly applicationid: number
  readonly licenses: readonly License[]
}

/** How the licenses of these programs stand today, or of all that have any. */
export async function readStandings(
  platform: ApplicationsPlatform,
  applicationids?: readonly number[],
): Promise<readonly ReadStanding[]> {
  const licenses = await listLicenses(platform, applicationids)
  const byapplication = Map.groupBy(licenses, ({ applicationid }) => applicationid)
  const installs = await readInstalls(platform, [...byapplication.keys()])
  const today = platform.today()
  return [...byapplication].map(([applicationid, mine]) => ({
    applicationid,
    licenses: mine,
    ...standingOf(mine, installs.get(applicationid) ?? [], today),
  }))
}

async function listLicenses(
  platform: ApplicationsPlatform,
  applicationids?: readonly number[],
): Promise<readonly License[]> {
  if (applicationids?.length === 0) return []
  const filter = applicationids ? { applicationid: applicationids } : {}
  const all: License[] = []
  for (let page = 1; ; page += 1) {
    const { data } = await platform.list(license, filter, { sort: 'licenseid', perpage: 500, page, total: false })
    all.push(...data)
    if (data.length < 500) return all
  }
}

/** What the inventories of the plugin computers have found on computers in use. */
async function readInstalls(
  { query }: ApplicationsPlatform,
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
  const found = Map.groupBy(rows, (row) => Number(row['applicationid']))
  const installOf = (row: Readonly<Record<string, unknown>>): Install => ({
    computerid: Number(row['computerid']),
    version: String(row['version'] ?? ''),
  })
  return new Map([...found].map(([id, mine]) => [id, mine.map(installOf)]))
}
