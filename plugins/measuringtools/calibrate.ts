import { type Action, type InputOf, type JsonRow, reference, text } from '@shopdb/contract'
import { calibration, standard, standarduse } from './calibrations.ts'
import { tolerancecase } from './cases.ts'
import { calendarOf, type settings, type ToolSite } from './settings.ts'
import { standingOf } from './states.ts'
import { measuringtool } from './tool.ts'

const { measuringtoolid: _known, ...asked } = calibration.fields
const { caldate, result, limitation, calibratedby, ...readings } = asked
const group = 'Standards used'
const standards = ['standardid', 'secondstandardid', 'thirdstandardid'] as const

/** Everything of a calibration in one form: what was found, by which standards, and what follows is done. */
export const calibrate: Action<typeof settings> = {
  of: measuringtool,
  name: 'calibrate',
  label: 'Record a calibration',
  icon: 'badge-check',
  help: 'It is kept as it is and never edited; a wrong one is undone.',
  permission: 'calibrations.write',
  input: {
    caldate,
    result,
    limitation,
    calibratedby,
    standardid: reference({ label: 'Standard', to: standard, group }),
    secondstandardid: reference({ label: 'Second standard', to: standard, group }),
    thirdstandardid: reference({ label: 'Third standard', to: standard, group }),
    overduereason: text({ label: 'Why one was used though overdue', max: 255, group }),
    ...readings,
  },
  offered: ({ state }) => state !== 'retired' && state !== 'lost',
  run: async (site, { id = 0, input }) => {
    await record(site, id, input)
    const tool = await site.get(measuringtool, id)
    const standing = standingOf(tool, await calendarOf(site))
    const open = await site.count(tolerancecase, { measuringtoolid: id, isclosed: false })
    const follows = open > 0 ? ' What it measured before is in doubt: see its open case.' : ''
    return {
      message: `${tool.assetnumber} is calibrated. ${standing.label}; ${dueWords(tool.duedate)}.${follows}`,
      tone: open > 0 ? 'warning' : standing.tone,
    }
  },
}

const dueWords = (duedate: string | null): string => (duedate === null ? 'no due date' : `due on ${duedate}`)

/** The calibration and the standards it was done by, in one change. */
async function record(site: ToolSite, measuringtoolid: number, input: JsonRow): Promise<void> {
  const values = Object.fromEntries(Object.keys(asked).map((name) => [name, input[name] ?? undefined]))
  const used = new Set(standards.map((name) => input[name]).filter((key) => typeof key === 'number'))
  const { overduereason } = input
  await site.change('Calibration recorded', async (work) => {
    // The form has the very fields of a calibration, and was checked against them.
    const made = await work.create(calibration, { ...values, measuringtoolid } as InputOf<typeof calibration>)
    for (const standardid of used) {
      const reason = typeof overduereason === 'string' ? { overduereason } : {}
      await work.create(standarduse, { calibrationid: made.calibrationid, standardid, ...reason })
    }
  })
}
