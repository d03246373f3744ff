import type { Reader, RowOf } from '@shopdb/contract'
import { isGood, isInDoubt } from './calibration-rules.ts'
import { calibration } from './calibrations.ts'
import type { tolerancecase } from './cases.ts'
import { measuringtool } from './tool.ts'

type Calibration = RowOf<typeof calibration>

/** When a tool was last known to be good before a day, by its calibrations; null where none of them says so. */
function goodBefore(calibrations: readonly Calibration[], day: string): string | null {
  const known = calibrations.flatMap((one) => [isGood(one) ? one.caldate : null, one.formercaldate])
  const good = known.filter((one) => one !== null).toSorted()
  return good.findLast((one) => one < day) ?? null
}

type Case = Pick<RowOf<typeof tolerancecase>, 'measuringtoolid' | 'suspectuntil'>

/** Cases, each with the day since when it is suspect by what is known now; null: since ever. */
export async function withSuspectFrom<C extends Case>(
  reader: Reader,
  cases: readonly C[],
): Promise<readonly (C & { readonly suspectfrom: string | null })[]> {
  const all = await reader.listAll(calibration, { measuringtoolid: cases.map((one) => one.measuringtoolid) })
  const calibrations = Map.groupBy(all, ({ measuringtoolid }) => measuringtoolid)
  return cases.map((one) => ({
    ...one,
    suspectfrom: goodBefore(calibrations.get(one.measuringtoolid) ?? [], one.suspectuntil),
  }))
}

/** When one tool was last known to be good before a day; null where nothing says so. */
export async function lastGood(reader: Reader, measuringtoolid: number, before: string): Promise<string | null> {
  return knownGood(reader, { measuringtoolid, calibrations: await listLatest(reader, measuringtoolid) }, before)
}

/**
 * Since when what a tool measured would be in doubt, were it found wrong at the end of a day; null for as long as it is known.
 * A calibration of that very day counts that found it good.
 */
export async function doubtfulSince(reader: Reader, measuringtoolid: number, day: string): Promise<string | null> {
  const calibrations = await listLatest(reader, measuringtoolid)
  const latest = calibrations.find(({ caldate }) => caldate === day)
  if (latest && isGood(latest) && !isInDoubt(latest)) return day
  return knownGood(reader, { measuringtoolid, calibrations }, day)
}

/** The calibrations of a tool, the latest first. */
const listLatest = (reader: Reader, measuringtoolid: number): Promise<readonly Calibration[]> =>
  reader.listAll(calibration, { measuringtoolid }, { sort: '-caldate,-calibrationid' })

interface Calibrated {
  readonly measuringtoolid: number
  readonly calibrations: readonly Calibration[]
}

/** A tool without calibrations says itself when it was calibrated. */
async function knownGood(
  reader: Reader,
  { measuringtoolid, calibrations }: Calibrated,
  before: string,
): Promise<string | null> {
  if (calibrations.length > 0) return goodBefore(calibrations, before)
  const { lastcaldate } = await reader.get(measuringtool, measuringtoolid)
  return lastcaldate !== null && lastcaldate < before ? lastcaldate : null
}
