import { conflict, type RowOf, type Work, writeRule } from '@shopdb/contract'
import { isInDoubt } from './calibration-rules.ts'
import type { calibration } from './calibrations.ts'
import { tolerancecase } from './cases.ts'
import { withSuspectFrom } from './suspect.ts'
import { measuringtool } from './tool.ts'

/** Nobody does away with a case: an open one waits to be closed, a closed one stays as it is, and as it was judged. */
export const caseRule = writeRule(tolerancecase, {
  before: async (reader, { before, after }) => {
    if (before?.isclosed) throw conflict('A closed case stays as it is. Undo its closing to take it up again.')
    if (before && !after.isactive)
      throw conflict(
        'An open case stays until it is settled. Close it with what became of the parts, or undo the calibration that opened it.',
      )
    if (!after.isclosed) return undefined
    const [judged] = await withSuspectFrom(reader, [after])
    return { judgedfrom: judged?.suspectfrom ?? null }
  },
})

/** What a tool measured since it was last known to be good is in doubt, where its calibration says so and it is settled nowhere else. */
export async function openCase(work: Work, calibrated: RowOf<typeof calibration>): Promise<void> {
  const { measuringtoolid, calibrationid, caldate, asfound, asfoundvalues, assessedin } = calibrated
  if (!isInDoubt(calibrated) || assessedin !== null) return
  const { assetnumber } = await work.get(measuringtool, measuringtoolid)
  const why = asfound === 'out of tolerance' ? 'found out of tolerance' : 'failed'
  const title = `${assetnumber}, ${why} on ${caldate}`
  await work.create(tolerancecase, {
    title,
    measuringtoolid,
    calibrationid,
    suspectuntil: caldate,
    finding: asfoundvalues,
  })
}
