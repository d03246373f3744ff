import type { Reader } from '@shopdb/contract'
import { isGood } from './calibration-rules.ts'
import { calibration } from './calibrations.ts'
import { measuringtool } from './tool.ts'

/** The last day before another on which a tool was known to be good; null where there is none. */
export async function lastGoodDay(reader: Reader, measuringtoolid: number, before: string): Promise<string | null> {
  const options = { sort: '-caldate,-calibrationid', perpage: 100, total: false }
  const { data } = await reader.list(calibration, { measuringtoolid, 'caldate.lt': before }, options)
  if (data.length > 0) return data.find(isGood)?.caldate ?? null
  // It may have been calibrated before calibrations were recorded here.
  const { lastcaldate } = await reader.get(measuringtool, measuringtoolid)
  return lastcaldate !== null && lastcaldate < before ? lastcaldate : null
}
