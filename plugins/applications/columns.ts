import { defineColumns } from '@shopdb/contract'
import { application } from './application.ts'
import { applicationcare } from './care.ts'
import { license } from './license.ts'
import { readStandings } from './read-standings.ts'
import { isInForce } from './use-of-seats.ts'
import { toldStanding, toldUse } from './words.ts'

const idle = { value: 'not in force', tone: 'neutral' } as const

/** How much of each license is used. */
const used = defineColumns(license, {
  columns: { used: 'Used' },
  cells: async (platform, licenses) => {
    const standings = await readStandings(platform, [...new Set(licenses.map(({ applicationid }) => applicationid))])
    const uses = new Map(standings.flatMap((one) => one.uses).map((use) => [use.licenseid, use]))
    return licenses.map((one) => {
      const use = isInForce(one, platform.today()) ? uses.get(one.licenseid) : undefined
      return { used: use ? toldUse(one, use) : idle }
    })
  },
})

/** Whether a program has the licenses that it needs. */
const licensed = defineColumns(application, {
  columns: { licensed: 'Licenses' },
  cells: async (platform, rows) => {
    const ids = rows.map(({ applicationid }) => applicationid)
    const standings = new Map((await readStandings(platform, ids)).map((one) => [one.applicationid, one]))
    return ids.map((id) => {
      const standing = standings.get(id)
      return standing && { licensed: toldStanding(standing, platform.today()) }
    })
  },
})

/** Who looks after a program. */
const owner = defineColumns(application, {
  columns: { owner: 'Owner' },
  cells: async (platform, rows) => {
    const ids = rows.map(({ applicationid }) => applicationid)
    const cares = await platform.listAll(applicationcare, { applicationid: ids })
    const owners = new Map(cares.map((one) => [one.applicationid, one.owner]))
    return ids.map((id) => ({ owner: owners.get(id) }))
  },
})

export const columns = [...used, ...licensed, ...owner]
