import { date, defineAction } from '@shopdb/contract'
import { calendarOf, type ToolSite } from './settings.ts'
import { standingOf } from './states.ts'
import { measuringtool } from './tool.ts'
import { tooluse } from './uses.ts'

const { jobnumber, machineid, usedby } = tooluse.fields

/** Handing a tool out, or using it: what a recall asks for later. */
export const recordUse = defineAction({
  of: measuringtool,
  name: 'use',
  label: 'Record a use',
  icon: 'hand',
  permission: 'tooluses.write',
  input: {
    jobnumber,
    machineid,
    usedby: { ...usedby, help: 'Where empty: you.' },
    useddate: date({ label: 'Used on', help: 'Where empty: today.' }),
  },
  offered: ({ state }) => state === 'active',
  run: async (site: ToolSite, { id: measuringtoolid = 0, input, user }) => {
    const { label, isusable } = standingOf(await site.get(measuringtool, measuringtoolid), await calendarOf(site))
    const said = { ...input, useddate: input.useddate ?? site.today(), usedby: input.usedby ?? user.name }
    await site.change('Use recorded', (work) => work.create(tooluse, { ...said, measuringtoolid }))
    return isusable
      ? { message: 'The use is recorded.' }
      : { message: `The use is recorded, but no part may be accepted with this tool: ${label}.`, tone: 'error' }
  },
})
