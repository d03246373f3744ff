import { addDays, boolean, type Page, type PanelContent } from '@shopdb/contract'
import { application } from './application.ts'
import { license } from './license.ts'
import { readStandings, type ReadStanding } from './read-standings.ts'
import type { ApplicationsPlatform, settings } from './settings.ts'
import { isInForce } from './use-of-seats.ts'
import { endWords, toneOfUse, usedWords } from './words.ts'

const most = 200

/** What an auditor asks: what do we have, what is used, what is missing, what ends. */
export const positionpage: Page<typeof settings> = {
  name: 'position',
  title: 'License position',
  icon: 'scale',
  query: { onlymissing: boolean({ label: 'Only where licenses are missing' }) },
  show: async (platform, { onlymissing }) => {
    const standings = await readStandings(platform)
    const names = await namesOf(platform, standings)
    const shown = onlymissing === true ? standings.filter(isMissing) : standings
    const missing = uncoveredTable(shown, names)
    return [
      ...(missing ? [missing] : []),
      seatsTable(shown, names, platform.today()),
      ...(onlymissing === true ? [] : await endingTables(platform, names)),
    ]
  },
}

type Names = ReadonlyMap<number, string>

const isMissing = ({ uncovered, uses }: ReadStanding): boolean => uncovered > 0 || uses.some(({ over }) => over > 0)

async function namesOf(platform: ApplicationsPlatform, standings: readonly ReadStanding[]): Promise<Names> {
  const ids = standings.map(({ applicationid }) => applicationid)
  const names = new Map<number, string>()
  for (let start = 0; start < ids.length; start += 500) {
    const filter = { applicationid: ids.slice(start, start + 500), isactive: [true, false] }
    const { data } = await platform.list(application, filter, { perpage: 500 })
    for (const one of data) names.set(one.applicationid, one.name)
  }
  return names
}

function seatsTable(standings: readonly ReadStanding[], names: Names, today: string): PanelContent {
  const rows = standings.flatMap(({ licenses, uses }) =>
    licenses
      .filter((one) => isInForce(one, today))
      .map((one) => {
        const use = uses.find(({ licenseid }) => licenseid === one.licenseid)
        return {
          license: one.name,
          application: names.get(one.applicationid) ?? '',
          versions: one.versions ?? 'all',
          used: usedWords(one, use, false),
          ends: one.enddate ?? '',
          page: `/applications/licenses/${one.licenseid}`,
          tone: toneOfUse(use ?? {}, false),
        }
      }),
  )
  const columns = [
    { name: 'license', label: 'License' },
    { name: 'application', label: 'Application' },
    { name: 'versions', label: 'Versions' },
    { name: 'used', label: 'Used' },
    { name: 'ends', label: 'Ends' },
  ]
  const sorted = rows.toSorted((one, other) => one.application.localeCompare(other.application, 'en'))
  const more = rows.length > most ? `, the first ${most} of ${rows.length}` : ''
  return {
    kind: 'table',
    title: `In force${more}`,
    table: { columns, rows: sorted.slice(0, most), link: 'page', tone: 'tone' },
  }
}

function uncoveredTable(standings: readonly ReadStanding[], names: Names): PanelContent | undefined {
  const rows = standings
    .filter(({ uncovered }) => uncovered > 0)
    .map(({ applicationid, uncovered }) => ({
      application: names.get(applicationid) ?? '',
      computers: uncovered,
      page: `/pages/computers/software?applicationid=${applicationid}`,
      tone: 'error',
    }))
  if (rows.length === 0) return undefined
  const columns = [
    { name: 'application', label: 'Application' },
    { name: 'computers', label: 'Computers' },
  ]
  return {
    kind: 'table',
    title: 'Installed in a version that no license covers',
    table: { columns, rows: rows.slice(0, most), link: 'page', tone: 'tone' },
  }
}

async function endingTables(platform: ApplicationsPlatform, names: Names): Promise<readonly PanelContent[]> {
  const today = platform.today()
  const until = addDays(today, await platform.settings.get('noticedays'))
  const { data } = await platform.list(license, { 'enddate.lte': until }, { sort: 'enddate', perpage: most })
  if (data.length === 0) return []
  const rows = data.map((one) => ({
    license: one.name,
    application: names.get(one.applicationid) ?? '',
    when: endWords(one.enddate ?? '', today),
    page: `/applications/licenses/${one.licenseid}`,
    tone: (one.enddate ?? '') < today ? 'error' : 'warning',
  }))
  const columns = [
    { name: 'license', label: 'License' },
    { name: 'application', label: 'Application' },
    { name: 'when', label: 'Ends' },
  ]
  return [{ kind: 'table', title: 'Ended, or ends soon', table: { columns, rows, link: 'page', tone: 'tone' } }]
}
