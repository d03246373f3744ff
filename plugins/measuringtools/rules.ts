import { checkRows, invalid, noTwins, type Reader, type RowOf, type Work, writeRule } from '@shopdb/contract'
import { calibrationchecks } from './calibration-rules.ts'
import { calibration, standard, standarduse } from './calibrations.ts'
import { caseRule, openCase } from './case-rules.ts'
import { findNewest, settleTool } from './settle-tool.ts'
import { standardchecks, toolchecks } from './tool-checks.ts'
import { measuringtool } from './tool.ts'
import { tooluse } from './uses.ts'

type Calibration = RowOf<typeof calibration>

const useChecks = checkRows(tooluse, [
  { member: 'useddate', message: 'must not be in the future', holds: ({ useddate }, today) => useddate <= today },
])

const onceOnly = noTwins(
  calibration,
  ['measuringtoolid', 'caldate', 'result', 'certificatenumber'],
  'This calibration is recorded already: the tool has one of that day with the same result and certificate.',
)

/** What must hold of each row, and what follows from it. */
export const rules = [
  checkRows(measuringtool, toolchecks),
  checkRows(standard, standardchecks),
  checkRows(calibration, calibrationchecks),
  useChecks,
  writeRule(measuringtool, { before: (reader, { before, after }) => settleTool(reader, before, after) }),
  writeRule(calibration, {
    before: async (reader, { after }) => ({
      isadjusted: after.isadjusted || after.result === 'pass after adjustment',
      asleft: after.asleft ?? after.asfound,
      formercaldate: await formerDay(reader, after),
    }),
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
    // The tool counts them anew itself: one before its last calibration does not.
    after: async (work, { after: { measuringtoolid } }) => {
      const { usessince } = await work.get(measuringtool, measuringtoolid)
      await work.update(measuringtool, measuringtoolid, { usessince: usessince + 1 })
    },
  }),
  onceOnly,
  caseRule,
]

/** When a tool was calibrated before its first calibration here: from then on it says what its calibrations say. */
async function formerDay(reader: Reader, { measuringtoolid, caldate }: Calibration): Promise<string | null> {
  const { lastcaldate, lastresult } = await reader.get(measuringtool, measuringtoolid)
  return lastresult === null && lastcaldate !== null && lastcaldate < caldate ? lastcaldate : null
}

/** The tool takes over what its newest calibration says, and one that puts in doubt what it measured opens a case. */
async function carryOver(work: Work, calibrated: Calibration): Promise<void> {
  const { measuringtoolid, calibrationid, result } = calibrated
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
