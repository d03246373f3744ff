import { boolean, definePage, tableSection } from '@shopdb/contract'
import { type ReadStanding, readStandings } from './read-standings.ts'
import { isInForce, isMissing } from './use-of-seats.ts'
import { softwareOf, toldUse } from './words.ts'

const uncovered = { application: 'Application', computers: 'Computers' } as const
const seats = {
  license: 'License',
  application: 'Application',
  versions: 'Versions',
  used: 'Used',
  ends: 'Ends',
} as const

/** What an auditor asks: what do we have, what is used, what is missing. */
export const positionpage = definePage({
  name: 'position',
  title: 'License position',
  icon: 'scale',
  query: { onlymissing: boolean({ label: 'Only where licenses are missing' }) },
  show: async (platform, { onlymissing }) => {
    const all = await readStandings(platform)
    const shown = all.filter((one) => !onlymissing || isMissing(one)).toSorted(byName)
    const bare = shown.filter((one) => one.uncovered > 0).map(uncoveredRow)
    return [
      ...(bare.length > 0 ? [tableSection('Installed in a version that no license covers', uncovered, bare)] : []),
      tableSection(
        'In force',
        seats,
        shown.flatMap((one) => seatRows(one, platform.today())),
      ),
    ]
  },
})

const byName = (one: ReadStanding, other: ReadStanding): number => one.name.localeCompare(other.name, 'en')

const uncoveredRow = (standing: ReadStanding) => ({
  application: standing.name,
  computers: standing.uncovered,
  page: softwareOf(standing),
  tone: 'error' as const,
})

const seatRows = ({ name, licenses, uses }: ReadStanding, today: string) =>
  licenses.flatMap((one) => {
    const use = uses.find(({ licenseid }) => licenseid === one.licenseid)
    if (!use || !isInForce(one, today)) return []
    const { value, tone } = toldUse(one, use)
    const row = {
      license: one.name,
      application: name,
      versions: one.versions ?? 'all',
      used: value,
      ends: one.enddate,
    }
    return [{ ...row, page: `/applications/licenses/${one.licenseid}`, tone }]
  })
