import { conflict, type Reader, type RowOf } from '@shopdb/contract'
import { calibration } from './calibrations.ts'
import { dueAfter } from './dates.ts'
import type { measuringtool } from './tool.ts'
import { tooluse } from './uses.ts'

type Tool = RowOf<typeof measuringtool>
type Calibration = RowOf<typeof calibration>

/** What of a tool follows from its calibrations, its uses and its interval. */
export type Settled = Pick<Tool, 'lastcaldate' | 'lastresult' | 'limitation' | 'usessince' | 'duedate'>

/** The newest calibration of a tool; undefined where it was never calibrated. A tool that is being made has the key 0. */
export async function findNewest(reader: Reader, measuringtoolid: number): Promise<Calibration | undefined> {
  if (measuringtoolid === 0) return undefined
  const options = { sort: '-caldate,-calibrationid', perpage: 1, total: false }
  return (await reader.list(calibration, { measuringtoolid }, options)).data[0]
}

/** What a tool that is about to be written becomes. Throws where a person says what only a calibration can say. */
export async function settleTool(reader: Reader, before: Tool | undefined, after: Tool): Promise<Settled> {
  const newest = await findNewest(reader, after.assetid)
  refuseTyped(newest, before, after)
  const lastcaldate = newest?.caldate ?? after.lastcaldate
  return {
    lastcaldate,
    lastresult: newest?.result ?? null,
    limitation: newest?.limitation ?? null,
    usessince: await usesSince(reader, after.assetid, lastcaldate),
    duedate: after.duedateoverride ?? newest?.nextduedate ?? dueAfter(lastcaldate, after),
  }
}

function refuseTyped(newest: Calibration | undefined, before: Tool | undefined, after: Tool): void {
  if (!newest || after.lastcaldate === before?.lastcaldate || after.lastcaldate === newest.caldate) return
  throw conflict('When it was calibrated last follows from its calibrations; record a calibration instead.', [
    { path: '/lastcaldate', message: `must stay ${newest.caldate}, the day of its newest calibration` },
  ])
}

/** A use on the very day of the calibration counts: nobody knows which was first. */
async function usesSince(reader: Reader, measuringtoolid: number, lastcaldate: string | null): Promise<number> {
  if (measuringtoolid === 0) return 0
  return reader.count(tooluse, {
    measuringtoolid,
    ...(lastcaldate === null ? {} : { 'useddate.gte': lastcaldate }),
  })
}
