import { boolean, definePage, rowsSection, tableSection } from '@shopdb/contract'
import { license } from './license.ts'
import { type ReadStanding, readStandings } from './read-standings.ts'
import { isInForce, isMissing } from './use-of-seats.ts'
import { softwareOf, toldUse } from './words.ts'

const uncoveredHeadings = { application: 'Application', computers: 'Computers' } as const
const licenseColumns = [{ name: 'License' }, 'applicationid', 'versions', { used: 'Used' }, 'enddate'] as const

/** What an auditor asks: what do we have, what is used, what is missing. */
export const positionpage = definePage({
  name: 'position',
  title: 'License position',
  icon: 'scale',
  query: { onlymissing: boolean({ label: 'Only where licenses are missing' }) },
  show: async (platform, { onlymissing }) => {
    const all = await readStandings(platform)
    const shown = all.filter((one) => !onlymissing || isMissing(one)).toSorted(byName)
    const uncovered = shown.filter((one) => one.uncovered > 0).map(uncoveredRow)
    const inforce = shown.flatMap((one) => seatRows(one, platform.today()))
    return [
      uncovered.length > 0 &&
        tableSection('Installed in a version that no license covers', uncoveredHeadings, uncovered),
      rowsSection('In force', license, licenseColumns, inforce),
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

const seatRows = ({ licenses, uses }: ReadStanding, today: string) =>
  licenses.flatMap((one) => {
    const use = uses.find(({ licenseid }) => licenseid === one.licenseid)
    if (!use || !isInForce(one, today)) return []
    const { value, tone } = toldUse(one, use)
    return [{ ...one, versions: one.versions ?? 'all', used: value, tone }]
  })
