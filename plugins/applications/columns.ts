import type { Column } from '@shopdb/contract'
import { application } from './application.ts'
import { applicationcare } from './care.ts'
import { license } from './license.ts'
import { readStandings } from './read-standings.ts'
import type { settings } from './settings.ts'
import { isInForce } from './use-of-seats.ts'
import { summaryOf, toneOfUse, usedWords } from './words.ts'

/** How much of each license is used. */
const used: Column<typeof settings> = {
  of: license,
  name: 'used',
  label: 'Used',
  values: async (platform, ids) => {
    if (ids.length === 0) return []
    const { data } = await platform.list(license, { licenseid: ids, isactive: [true, false] }, { perpage: 500 })
    const standings = await readStandings(platform, [...new Set(data.map(({ applicationid }) => applicationid))])
    const uses = new Map(standings.flatMap((one) => one.uses).map((use) => [use.licenseid, use]))
    return data.map((one) => {
      const use = uses.get(one.licenseid)
      const isended = !one.isactive || !isInForce(one, platform.today())
      return { id: one.licenseid, value: usedWords(one, use, isended), tone: toneOfUse(use ?? {}, isended) }
    })
  },
}

/** Whether a program has the licenses that it needs. */
const licensed: Column<typeof settings> = {
  of: application,
  name: 'licensed',
  label: 'Licenses',
  values: async (platform, ids) => {
    const standings = await readStandings(platform, ids)
    return standings.map((one) => ({ id: one.applicationid, ...summaryOf(one, platform.today()) }))
  },
}

/** Who looks after a program. */
const owner: Column<typeof settings> = {
  of: application,
  name: 'owner',
  label: 'Owner',
  values: async (platform, ids) => {
    if (ids.length === 0) return []
    const { data } = await platform.list(applicationcare, { applicationid: ids }, { perpage: 500 })
    return data.map((one) => ({ id: one.applicationid, value: one.owner }))
  },
}

export const columns = [used, licensed, owner]
