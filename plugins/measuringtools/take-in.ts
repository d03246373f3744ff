import { location } from '@shopdb/contract'
import { calibration } from './calibrations.ts'
import { type GageList, inOrder, type Remark } from './gage-list.ts'
import type { Gage } from './gage.ts'
import { referencesOf } from './references.ts'
import type { ToolSite } from './settings.ts'
import { measuringtool } from './tool.ts'

/** Leaves out what the site has already, by gage id or by maker, model and serial number, and tells of places it does not know. */
export async function besideSite(site: ToolSite, list: GageList): Promise<GageList> {
  const gages: Gage[] = []
  const refused: Remark[] = [...list.refused]
  const remarks: Remark[] = [...list.remarks]
  for (const gage of list.gages) {
    const { line, gageid, place } = gage
    const refusal = await siteRefusal(site, gage)
    if (refusal === undefined) gages.push(gage)
    else refused.push({ line, gageid, text: refusal })
    if (refusal === undefined && place !== null && !(await site.find(location, { name: place })))
      remarks.push({ line, gageid, text: `the place '${place}' is not known here and is left empty` })
  }
  return { gages, refused: inOrder(refused), remarks: inOrder(remarks) }
}

const removedToo = { 'isactive.isnull': false } as const

async function siteRefusal(site: ToolSite, { gageid, model, tool }: Gage): Promise<string | undefined> {
  const { serialnumber } = tool
  if (await site.find(measuringtool, { assetnumber: gageid, ...removedToo })) return 'is there already'
  if (serialnumber === null) return undefined
  const same = await site.listAll(measuringtool, { serialnumber, ...removedToo })
  const known = same.find(({ modelname }) => modelname === model)
  return known && `has the model and serial number of ${known.assetnumber}`
}

/** How a list is taken in. */
export interface TakingIn {
  /** Whether tools that were found out of tolerance open a case; the list does not tell what was done about them. */
  readonly isWithCases: boolean
}

/** Makes the tools of a list, and the calibrations that it tells of; all of it is one change. */
export async function takeIn(site: ToolSite, gages: readonly Gage[], { isWithCases }: TakingIn): Promise<void> {
  const assessedin = isWithCases ? null : 'The gage list it was taken from'
  await site.change('A gage list was taken in', async (work) => {
    for (const { tool, calibration: last, state, ...named } of gages) {
      const { assetid } = await work.create(measuringtool, { ...tool, ...(await referencesOf(work, named)) })
      if (last) await work.create(calibration, { ...last, measuringtoolid: assetid, assessedin })
      // A calibration brings a tool back into use; the list says where it is now.
      if (state !== 'active') await work.update(measuringtool, assetid, { state })
    }
  })
}
