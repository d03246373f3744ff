import { checkRows, invalid, invalidInput, type RowOf, type Work, writeRule } from '@shopdb/contract'
import { checkSaid } from './calibration-rules.ts'
import { calibration, standard, standarduse } from './calibrations.ts'
import { caserule, openCase } from './case-rules.ts'
import { findNewest, settleTool } from './settle-tool.ts'
import { measuringtool } from './tool.ts'
import { tooluse } from './uses.ts'

type Calibration = RowOf<typeof calibration>

/** A due date that is not what the interval gives comes with its reason, and goes with it. */
const toolchecks = checkRows(measuringtool, [
  {
    member: 'overridereason',
    message: 'must say why the tool is due then',
    holds: ({ duedateoverride, overridereason }) => duedateoverride === null || overridereason !== null,
  },
  {
    member: 'duedateoverride',
    message: 'must say when the tool is due, or the reason must go',
    holds: ({ duedateoverride, overridereason }) => overridereason === null || duedateoverride !== null,
  },
])

/** What must hold of each row, and what follows from it. */
export const rules = [
  toolchecks,
  writeRule(measuringtool, { before: (reader, { before, after }) => settleTool(reader, before, after) }),
  writeRule(calibration, {
    before: (reader, { after }) => fullCalibration(after, reader.today()),
    after: (work, { after }) => carryOver(work, after),
  }),
  writeRule(standarduse, {
    // A standard that was due before the day of the calibration proves nothing, unless somebody says why it does.
    before: async (reader, { after: { calibrationid, standardid, overduereason } }) => {
      const { number, duedate } = await reader.get(standard, standardid)
      const { caldate } = await reader.get(calibration, calibrationid)
      if (duedate === null || duedate >= caldate || overduereason !== null) return
      const message = `must say why the standard ${number} was used, which was due on ${duedate}, before ${caldate}`
      const flaws = [{ path: '/overduereason', message }]
      throw invalid(`The standard ${number} was overdue on the day of the calibration.`, flaws)
    },
  }),
  writeRule(tooluse, {
    before: (reader, { before, after: { useddate } }) => {
      if (before || useddate <= reader.today()) return
      throw invalidInput([{ path: '/useddate', message: 'must not be in the future' }])
    },
    after: async (work, { after: { measuringtoolid, useddate } }) => {
      const { lastcaldate, usessince } = await work.get(measuringtool, measuringtoolid)
      if (lastcaldate !== null && useddate < lastcaldate) return
      await work.update(measuringtool, measuringtoolid, { usessince: usessince + 1 })
    },
  }),
  caserule,
]

function fullCalibration(after: Calibration, today: string): Pick<Calibration, 'isadjusted' | 'asleft'> {
  checkSaid(after, today)
  return {
    isadjusted: after.isadjusted || after.result === 'pass after adjustment',
    asleft: after.asleft ?? after.asfound,
  }
}

/** The tool takes over what its newest calibration says, and one that puts in doubt what it measured opens a case. */
async function carryOver(work: Work, calibrated: Calibration): Promise<void> {
  const { measuringtoolid, calibrationid, result } = calibrated
  // As long as the tool does not know of this one, it tells when it was calibrated before.
  await openCase(work, calibrated)
  const tool = await work.get(measuringtool, measuringtoolid)
  const newest = await findNewest(work, measuringtoolid)
  if (newest?.calibrationid !== calibrationid) return
  // A tool that comes back calibrated is in use again, and due when this calibration says, whatever was said before.
  const state = tool.state === 'out for calibration' && result !== 'fail' ? 'active' : tool.state
  const said = { state, duedateoverride: null, overridereason: null }
  await work.update(measuringtool, measuringtoolid, {
    ...said,
    ...(await settleTool(work, tool, { ...tool, ...said })),
  })
}
