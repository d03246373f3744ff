import { type Action, date, reference, text } from '@shopdb/contract'
import { calendarOf, type settings } from './settings.ts'
import { standingOf } from './states.ts'
import { measuringtool } from './tool.ts'
import { tooluse } from './uses.ts'

/** Handing a tool out, or using it: what a recall asks for later. */
export const recordUse: Action<typeof settings> = {
  of: measuringtool,
  name: 'use',
  label: 'Record a use',
  icon: 'hand',
  permission: 'tooluses.write',
  input: {
    jobnumber: text({ label: 'Job or part', max: 120 }),
    machineid: reference({ label: 'At', to: 'assets', help: 'The machine whose parts it measures.' }),
    usedby: text({ label: 'By', max: 120, help: 'Where empty: you.' }),
    useddate: date({ label: 'On', help: 'Where empty: today.' }),
  },
  offered: ({ state }) => state === 'active',
  run: async (site, { id = 0, input, user }) => {
    const standing = standingOf(await site.get(measuringtool, id), await calendarOf(site))
    const { jobnumber, machineid, usedby, useddate } = input
    await site.change('Use recorded', (work) =>
      work.create(tooluse, {
        measuringtoolid: id,
        useddate: typeof useddate === 'string' ? useddate : site.today(),
        usedby: typeof usedby === 'string' ? usedby : user.name,
        ...(typeof jobnumber === 'string' ? { jobnumber } : {}),
        ...(typeof machineid === 'number' ? { machineid } : {}),
      }),
    )
    if (standing.isusable) return { message: 'The use is recorded.', tone: 'success' }
    return {
      message: `The use is recorded, but no part may be accepted with this tool: ${standing.label}.`,
      tone: 'error',
    }
  },
}
