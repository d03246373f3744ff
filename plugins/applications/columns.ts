import type { Column } from '@shopdb/contract'
import { application } from './application.ts'
import { applicationcare } from './care.ts'
import { license } from './license.ts'
import { readStandings } from './read-standings.ts'
import { isInForce } from './use-of-seats.ts'
import { toldStanding, toldUse } from './words.ts'

const idle = { value: 'not in force', tone: 'neutral' } as const

/** How much of each license is used. */
const used: Column = {
  of: license,
  name: 'used',
  label: 'Used',
  values: async (platform, ids) => {
    const licenses = await platform.listAll(license, { licenseid: ids, isactive: [true, false] })
    const standings = await readStandings(platform, [...new Set(licenses.map(({ applicationid }) => applicationid))])
    const uses = new Map(standings.flatMap((one) => one.uses).map((use) => [use.licenseid, use]))
    return licenses.map((one) => {
      const use = isInForce(one, platform.today()) ? uses.get(one.licenseid) : undefined
      return { id: one.licenseid, ...(use ? toldUse(one, use) : idle) }
    })
  },
}

/** Whether a program has the licenses that it needs. */
const licensed: Column = {
  of: application,
  name: 'licensed',
  label: 'Licenses',
  values: async (platform, ids) => {
    const standings = await readStandings(platform, ids)
    return standings.map((one) => ({ id: one.applicationid, ...toldStanding(one, platform.today()) }))
  },
}

/** Who looks after a program. */
const owner: Column = {
  of: application,
  name: 'owner',
  label: 'Owner',
  values: async (platform, ids) => {
    const cares = await platform.listAll(applicationcare, { applicationid: ids })
    return cares.map((one) => ({ id: one.applicationid, value: one.owner }))
  },
}

export const columns = [used, licensed, owner]
