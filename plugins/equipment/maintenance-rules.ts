import { invalidInput, writeRule } from '@shopdb/contract'
import { nextDueOf } from './interval.ts'
import { maintenanceplan, maintenancerecord } from './maintenance.ts'

/** Every write of a plan says anew when it is due. */
export const planRule = writeRule(maintenanceplan, {
  before: (_reader, { after }) => {
    const nextdue = nextDueOf(after)
    return nextdue === after.nextdue ? undefined : { nextdue }
  },
})

/** What was done counts for its plan; an entry about an earlier time is only an entry. */
export const recordRule = writeRule(maintenancerecord, {
  before: async (reader, { before, after }) => {
    if (before) return
    if (after.donedate > reader.today())
      throw invalidInput([{ path: '/donedate', message: 'must not lie in the future' }])
    if (after.maintenanceplanid === null) return
    const plan = await reader.find(maintenanceplan, { maintenanceplanid: after.maintenanceplanid })
    if (plan?.machineid !== after.machineid)
      throw invalidInput([{ path: '/maintenanceplanid', message: 'must be a plan of this machine that is in use' }])
  },
  after: async (work, { before, after }) => {
    if (before || after.maintenanceplanid === null) return
    const plan = await work.get(maintenanceplan, after.maintenanceplanid)
    if (plan.lastdone !== null && plan.lastdone >= after.donedate) return
    await work.update(maintenanceplan, plan.maintenanceplanid, { lastdone: after.donedate })
  },
})
