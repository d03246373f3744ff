import type { Reader, RowOf } from '@shopdb/contract'
import { isGood, isInDoubt } from './calibration-rules.ts'
import { calibration } from './calibrations.ts'
import type { tolerancecase } from './cases.ts'
import { measuringtool } from './tool.ts'

type Calibration = RowOf<typeof calibration>

/** When a tool was last known to be good before a day, by its calibrations; null where none of them says so. */
export function goodBefore(calibrations: readonly Calibration[], day: string): string | null {
  const known = calibrations.flatMap((one) => [isGood(one) ? one.caldate : null, one.formercaldate])
  const good = known.filter((one) => one !== null).toSorted()
  return good.findLast((one) => one < day) ?? null
}

/** The same of one tool; one without calibrations says itself when it was calibrated. */
export async function lastGood(reader: Reader, measuringtoolid: number, before: string): Promise<string | null> {
  const { lastcaldate, lastresult } = await reader.get(measuringtool, measuringtoolid)
  if (lastresult === null && lastcaldate !== null && lastcaldate < before) return lastcaldate
  return goodBefore(await reader.listAll(calibration, { measuringtoolid }), before)
}

type Case = Pick<RowOf<typeof tolerancecase>, 'measuringtoolid' | 'suspectuntil'>

/** Since when what each of some cases is about is in doubt, by what is known now; null: since ever. */
export async function suspectSince(reader: Reader, cases: readonly Case[]): Promise<readonly (string | null)[]> {
  const all = await reader.listAll(calibration, { measuringtoolid: cases.map((one) => one.measuringtoolid) })
  const calibrations = Map.groupBy(all, ({ measuringtoolid }) => measuringtoolid)
  return cases.map(({ measuringtoolid, suspectuntil }) =>
    goodBefore(calibrations.get(measuringtoolid) ?? [], suspectuntil),
  )
}

/**
 * Since when what a tool measured would be in doubt, were it found wrong at the end of a day; null for as long as it is known.
 * A calibration of that very day counts that found it good.
 */
export async function doubtfulSince(reader: Reader, measuringtoolid: number, day: string): Promise<string | null> {
  const options = { sort: '-calibrationid', perpage: 1, total: false }
  const [latest] = (await reader.list(calibration, { measuringtoolid, caldate: day }, options)).data
  return latest && isGood(latest) && !isInDoubt(latest) ? day : lastGood(reader, measuringtoolid, day)
}
