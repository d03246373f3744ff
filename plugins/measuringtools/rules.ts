import { type ChangesOf, conflict, invalid, type Reader, type RowOf, type Work, writeRule } from '@shopdb/contract'
import { checkSaid } from './calibration-rules.ts'
import { calibration, standard, standarduse } from './calibrations.ts'
import { tolerancecase } from './cases.ts'
import { dueAfter } from './dates.ts'
import { findNewest, settleTool } from './settle-tool.ts'
import { lastGoodDay } from './suspect.ts'
import { measuringtool } from './tool.ts'
import { tooluse } from './uses.ts'

type Calibration = RowOf<typeof calibration>

/** What must hold of each row, and what follows from it. */
export const rules = [
  writeRule(measuringtool, { before: (reader, { before, after }) => settleTool(reader, before, after) }),
  writeRule(calibration, { before: (_reader, { after }) => fullCalibration(after), after: carryOver }),
  writeRule(standarduse, { before: (reader, { after }) => refuseOverdue(reader, after) }),
  writeRule(tooluse, { after: countUse }),
  writeRule(tolerancecase, {
    before: (_reader, { before }) => {
      if (before?.isclosed) throw conflict('A closed case stays as it is. Undo its closing to take it up again.')
    },
  }),
]

/** Today in UTC: a rule is not told the day at the site, which is at most one day off. */
const todayUtc = (): string => new Date().toISOString().slice(0, 10)

function fullCalibration(after: Calibration): Pick<Calibration, 'isadjusted' | 'asleft'> {
  checkSaid(after, todayUtc())
  return {
    isadjusted: after.isadjusted || after.result === 'pass after adjustment',
    asleft: after.asleft ?? after.asfound,
  }
}

/** The tool takes over what its newest calibration says, and one that was found out of tolerance opens a case. */
async function carryOver(work: Work, { after }: { readonly after: Calibration }): Promise<void> {
  const { measuringtoolid, calibrationid } = after
  // As long as the tool does not know of this one, it tells when it was calibrated before.
  if (after.asfound === 'out of tolerance' && after.assessedin === null) await openCase(work, after)
  const newest = await findNewest(work, measuringtoolid)
  if (newest?.calibrationid !== calibrationid) return
  const tool = await work.get(measuringtool, measuringtoolid)
  await work.update(measuringtool, measuringtoolid, takenOver(tool, after))
}

/** A tool that comes back calibrated is in use again, and due when this calibration says, whatever was said before. */
function takenOver(tool: RowOf<typeof measuringtool>, calibrated: Calibration): ChangesOf<typeof measuringtool> {
  const { caldate, result, limitation, nextduedate } = calibrated
  return {
    state: tool.state === 'out for calibration' && result !== 'fail' ? 'active' : tool.state,
    lastcaldate: caldate,
    lastresult: result,
    limitation,
    duedate: nextduedate ?? dueAfter(caldate, tool),
    duedateoverride: null,
    overridereason: null,
  }
}

async function countUse(work: Work, { after }: { readonly after: RowOf<typeof tooluse> }): Promise<void> {
  const { lastcaldate, usessince } = await work.get(measuringtool, after.measuringtoolid)
  if (lastcaldate !== null && after.useddate < lastcaldate) return
  await work.update(measuringtool, after.measuringtoolid, { usessince: usessince + 1 })
}

/** What the tool measured since it was last known to be good is in doubt. */
async function openCase(
  work: Work,
  { measuringtoolid, calibrationid, caldate, asfoundvalues }: Calibration,
): Promise<void> {
  const { assetnumber } = await work.get(measuringtool, measuringtoolid)
  await work.create(tolerancecase, {
    title: `${assetnumber}, found out of tolerance on ${caldate}`,
    measuringtoolid,
    calibrationid,
    suspectfrom: await lastGoodDay(work, measuringtoolid, caldate),
    suspectuntil: caldate,
    finding: asfoundvalues,
  })
}

/** A standard that was due before the day of the calibration proves nothing, unless somebody says why it does. */
async function refuseOverdue(
  reader: Reader,
  {
    calibrationid,
    standardid,
    overduereason,
  }: Pick<RowOf<typeof standarduse>, 'calibrationid' | 'standardid' | 'overduereason'>,
): Promise<void> {
  const { number, duedate } = await reader.get(standard, standardid)
  const { caldate } = await reader.get(calibration, calibrationid)
  if (duedate === null || duedate >= caldate || overduereason !== null) return
  const why = `must say why the standard ${number} was used, which was due on ${duedate}, before ${caldate}`
  throw invalid(`The standard ${number} was overdue on the day of the calibration.`, [
    { path: '/overduereason', message: why },
  ])
}
