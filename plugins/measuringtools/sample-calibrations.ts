import { addDays, addMonths, type Work } from '@shopdb/contract'
import { calibration, standarduse } from './calibrations.ts'
import { tolerancecase } from './cases.ts'
import type { SampleGage } from './sample-gages.ts'

/** What the sample is made with: the open change, the day, and the masters of the lab by what they are for. */
export interface Making {
  readonly work: Work
  readonly today: string
  readonly standards: readonly number[]
  /** That of assets in use. */
  readonly assetstatusid: number | null
}

/** Whose lab it is. */
export const lab = 'Metrology lab'

/** A gage that was calibrated last so many days ago. */
interface Calibrated {
  readonly assetid: number
  readonly one: SampleGage
  readonly age: number
}

/** Two good calibrations, and the last one as its story says. */
export async function addCalibrations(
  { work, today, standards }: Making,
  { assetid, one, age }: Calibrated,
): Promise<void> {
  const last = addDays(today, -age)
  const external = one.mode === 'external'
  for (const cycles of [2, 1])
    await calibrate(work, { assetid, caldate: addMonths(last, -cycles * one.months), months: one.months, external })
  const calibrationid = await calibrate(work, { assetid, caldate: last, months: one.months, external, last: one.last })
  const standardid = standards[assetid % 3]
  if (!external && standardid !== undefined) await work.create(standarduse, { calibrationid, standardid })
  if (one.last === 'found out, and settled') await settle(work, calibrationid, last)
}

interface Recorded {
  readonly assetid: number
  readonly caldate: string
  readonly months: number
  readonly external: boolean
  readonly last?: SampleGage['last'] | undefined
}

/** One calibration, in house or by an accredited laboratory. */
export async function calibrate(work: Work, { assetid, caldate, external, last }: Recorded): Promise<number> {
  const number = `${caldate.slice(0, 4)}-${String((assetid * 37 + Number(caldate.slice(5, 7))) % 10_000).padStart(4, '0')}`
  const made = await work.create(calibration, {
    measuringtoolid: assetid,
    caldate,
    calibratedby: external ? null : lab,
    lab: external ? 'Accredited laboratory' : null,
    accreditation: external ? 'ISO/IEC 17025' : null,
    certificatenumber: number,
    environment: '20 C, 45 % RH',
    uncertainty: '0.00005 in, k = 2',
    ...readings(last),
  })
  return made.calibrationid
}

function readings(last: SampleGage['last']) {
  if (last === undefined) return { result: 'pass', asfound: 'in tolerance' } as const
  const out = { asfound: 'out of tolerance', asfoundvalues: '+0.0004 in at the upper third of the range' } as const
  if (last === 'fail') return { ...out, result: 'fail', asleft: 'out of tolerance' } as const
  if (last === 'limited')
    return {
      result: 'limited',
      asfound: 'in tolerance',
      limitation: 'Comparing only, not for absolute readings',
    } as const
  return { ...out, result: 'pass after adjustment', asleft: 'in tolerance', asleftvalues: '+0.0001 in' } as const
}

async function settle(work: Work, calibrationid: number, caldate: string): Promise<void> {
  const found = await work.find(tolerancecase, { calibrationid })
  if (!found) return
  await work.update(tolerancecase, found.tolerancecaseid, {
    impact: 'Two lots were measured again with another instrument; all parts are within their drawing.',
    disposition: 'parts inspected again',
    isclosed: true,
    closeddate: addDays(caldate, 9),
    closedby: 'Quality',
  })
}
