import { type ActionOutcome, defineAction, reference, type RowOf, text } from '@shopdb/contract'
import { calibration, standard, standarduse } from './calibrations.ts'
import { tolerancecase } from './cases.ts'
import { calendarOf, type ToolSite } from './settings.ts'
import { standingOf } from './states.ts'
import { measuringtool } from './tool.ts'

const { measuringtoolid: _known, formercaldate: _former, ...recorded } = calibration.fields
const group = 'Standards used'

/** Everything of a calibration in one form: what was found, by which standards, and what follows is done. */
export const calibrate = defineAction({
  of: measuringtool,
  name: 'calibrate',
  label: 'Record a calibration',
  icon: 'badge-check',
  help: 'It is kept as it is and never edited; a wrong one is undone.',
  permission: 'calibrations.write',
  input: {
    ...recorded,
    standardid: reference({ label: 'Standard', to: standard, group }),
    secondstandardid: reference({ label: 'Second standard', to: standard, group }),
    thirdstandardid: reference({ label: 'Third standard', to: standard, group }),
    overduereason: text({ label: 'Why one was used though overdue', max: 255, group }),
  },
  offered: ({ state }) => state !== 'retired' && state !== 'lost',
  run: async (site: ToolSite, { id = 0, input }) => {
    const { standardid: first, secondstandardid: second, thirdstandardid: third, overduereason, ...said } = input
    const tool = await site.change('Calibration recorded', async (work) => {
      const { calibrationid } = await work.create(calibration, { ...said, measuringtoolid: id })
      for (const standardid of new Set([first, second, third]))
        if (standardid !== null) await work.create(standarduse, { calibrationid, standardid, overduereason })
      return work.get(measuringtool, id)
    })
    return outcomeOf(site, tool, input.caldate)
  },
})

/** What people read: how the tool stands now, whatever it was calibrated for. */
async function outcomeOf(site: ToolSite, tool: RowOf<typeof measuringtool>, day: string): Promise<ActionOutcome> {
  const { assetid, assetnumber, duedate } = tool
  const { label, tone, isusable } = standingOf(tool, await calendarOf(site))
  const open = await site.count(tolerancecase, { measuringtoolid: assetid, isclosed: false })
  const due = duedate === null ? 'no due date' : `due on ${duedate}`
  const stands = isusable ? `${label}; ${due}` : `It may not be used: ${label.toLowerCase()}`
  const follows = open > 0 ? ' What it measured before is in doubt: see its open case.' : ''
  return {
    message: `The calibration of ${assetnumber} on ${day} is recorded. ${stands}.${follows}`,
    tone: isusable && open > 0 ? 'warning' : tone,
  }
}
