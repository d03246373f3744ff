import { location, type Work } from '@shopdb/contract'
import { calibration } from './calibrations.ts'
import type { GageList, Remark } from './gage-list.ts'
import { type Gage, leftAs } from './gage.ts'
import { referencesOf } from './references.ts'
import type { ToolSite } from './settings.ts'
import { measuringtool } from './tool.ts'

/** Leaves out what the site has already, by gage id or by maker, model and serial number, and tells of places it does not know. */
export async function besideSite(site: ToolSite, list: GageList): Promise<GageList> {
  const gages: Gage[] = []
  const refused: Remark[] = [...list.refused]
  const remarks: Remark[] = [...list.remarks]
  for (const gage of list.gages) {
    const text = await siteRefusal(site, gage)
    if (text === undefined) gages.push(gage)
    else refused.push(remark(gage, text))
    if (text === undefined && gage.place !== null && !(await site.find(location, { name: gage.place })))
      remarks.push(remark(gage, `the place '${gage.place}' is not known here and is left empty`))
  }
  const inOrder = (all: readonly Remark[]): readonly Remark[] => all.toSorted((one, other) => one.line - other.line)
  return { gages, refused: inOrder(refused), remarks: inOrder(remarks) }
}

const remark = ({ line, gageid }: Gage, text: string): Remark => ({ line, gageid, text })

async function siteRefusal(site: ToolSite, { gageid, serialnumber, model: name }: Gage): Promise<string | undefined> {
  const anyway = { 'isactive.isnull': false } as const
  if (await site.find(measuringtool, { assetnumber: gageid, ...anyway })) return 'is there already'
  if (serialnumber === null) return undefined
  const same = await site.list(measuringtool, { serialnumber, ...anyway }, { perpage: 20, total: false })
  const known = same.data.find((tool) =>
    Object.entries(tool).some(([key, value]) => key === 'modelname' && value === name),
  )
  return known && `has the model and serial number of ${known.assetnumber}`
}

/** How a list is taken in. */
export interface TakingIn {
  /** Whether tools that were found out of tolerance open a case; the list does not tell what was done about them. */
  readonly isWithCases: boolean
}

/** Makes the tools of a list, and the calibrations that it tells of; all of it is one change. */
export async function takeIn(site: ToolSite, gages: readonly Gage[], how: TakingIn): Promise<void> {
  await site.change('A gage list was taken in', async (work) => {
    for (const gage of gages) {
      const assetid = await makeTool(work, gage)
      await makeCalibration(work, assetid, gage, how)
      // A calibration brings a tool back into use; the list says where it is now.
      if (stateOf(gage) !== 'active') await work.update(measuringtool, assetid, { state: stateOf(gage) })
    }
  })
}

const stateOf = ({ state }: Gage): Exclude<Gage['state'], 'reference only'> =>
  state === 'reference only' ? 'active' : state

function modeOf({ state, lab }: Gage): 'reference only' | 'in-house' | 'external' {
  if (state === 'reference only') return state
  return lab === null ? 'in-house' : 'external'
}

async function makeTool(work: Work, gage: Gage): Promise<number> {
  const { gageid, description, intervaldays, otherduedate, lastcaldate } = gage
  // A calibration says itself when the tool is due next; where the list tells of none, the tool does.
  const isOverridden = otherduedate !== null && !isCalibrated(gage)
  const { assetid } = await work.create(measuringtool, {
    assetnumber: gageid,
    name: description,
    serialnumber: gage.serialnumber,
    tolerance: gage.tolerance,
    range: gage.range,
    custodian: gage.custodian,
    grrpercent: gage.grrpercent,
    calibrationmode: modeOf(gage),
    intervalvalue: intervaldays,
    intervalunit: 'days',
    lastcaldate,
    ...(isOverridden && { duedateoverride: otherduedate, overridereason: 'As the gage list says' }),
    ...(await referencesOf(work, gage)),
  })
  return assetid
}

type Calibrated = Gage & { readonly result: NonNullable<Gage['result']>; readonly lastcaldate: string }

const isCalibrated = (gage: Gage): gage is Calibrated => gage.result !== null && gage.lastcaldate !== null

async function makeCalibration(work: Work, measuringtoolid: number, gage: Gage, how: TakingIn): Promise<void> {
  if (!isCalibrated(gage)) return
  const { result, lastcaldate, asfound, asleft, lab } = gage
  await work.create(calibration, {
    measuringtoolid,
    caldate: lastcaldate,
    result,
    limitation: result === 'limited' ? 'As its certificate says' : null,
    asfound,
    asleft: leftAs(result, asleft),
    lab: lab?.lab ?? null,
    accreditation: lab?.accreditation ?? null,
    certificatenumber: gage.certificate,
    labstandards: gage.standards,
    nextduedate: gage.otherduedate,
    assessedin: how.isWithCases ? null : 'The gage list it was taken from',
  })
}
