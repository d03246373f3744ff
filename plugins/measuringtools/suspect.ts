import { addDays, type Reader, type RowOf } from '@shopdb/contract'
import { isGood, isInDoubt } from './calibration-rules.ts'
import { calibration } from './calibrations.ts'
import { measuringtool } from './tool.ts'

type Calibration = RowOf<typeof calibration>

/** When a tool was known to be good. */
export interface Good {
  /** Null where there is no such day. */
  readonly day: string | null
  /** The calibration that says so; null where the tool was calibrated before calibrations were recorded here. */
  readonly calibrationid: number | null
}

/** When a tool was last known to be good before a day. */
export async function lastGood(reader: Reader, measuringtoolid: number, before: string): Promise<Good> {
  const earlier = await listBefore(reader, measuringtoolid, before)
  if (earlier.length > 0) {
    const good = earlier.find(isGood)
    return { day: good?.caldate ?? null, calibrationid: good?.calibrationid ?? null }
  }
  const { lastcaldate } = await reader.get(measuringtool, measuringtoolid)
  return { day: lastcaldate !== null && lastcaldate < before ? lastcaldate : null, calibrationid: null }
}

/**
 * Since when what a tool measured would be in doubt, were it found wrong at the end of a day; null for as long as it is known.
 * A calibration of that very day counts that found it good.
 */
export async function doubtfulSince(reader: Reader, measuringtoolid: number, day: string): Promise<string | null> {
  const [latest] = await listBefore(reader, measuringtoolid, addDays(day, 1))
  if (latest?.caldate === day && isGood(latest) && !isInDoubt(latest)) return day
  return (await lastGood(reader, measuringtoolid, day)).day
}

/** The calibrations before a day, the latest first. */
async function listBefore(reader: Reader, measuringtoolid: number, day: string): Promise<readonly Calibration[]> {
  const options = { sort: '-caldate,-calibrationid', perpage: 100, total: false }
  return (await reader.list(calibration, { measuringtoolid, 'caldate.lt': day }, options)).data
}
