import { asset, location } from '@shopdb/contract'
import { isInDoubt } from './calibration-rules.ts'
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

const removedToo = { isactive: [true, false] } as const

async function siteRefusal(site: ToolSite, { gageid, model, tool }: Gage): Promise<string | undefined> {
  const { serialnumber } = tool
  const holder = await holderOf(site, gageid)
  if (holder !== undefined || serialnumber === null) return holder
  const same = await site.listAll(measuringtool, { serialnumber, ...removedToo })
  const known = same.find(({ modelname }) => folded(modelname) === folded(model))
  return known && `has the model and serial number of ${known.assetnumber}`
}

/** Names are the same however they are written, as they are where models are kept. */
const folded = (name: string | null): string | undefined => name?.toLowerCase()

/** Numbers are unique over all assets, of whatever class and removed or not. */
async function holderOf(site: ToolSite, gageid: string): Promise<string | undefined> {
  const holder = await site.find(asset, { assetnumber: gageid, ...removedToo })
  if (!holder) return undefined
  const removed = holder.isactive ? '' : ', which was removed'
  if (await site.find(measuringtool, { assetid: holder.assetid, ...removedToo })) return `is there already${removed}`
  const words = [`${holder.assettypename} ${holder.assetnumber}`, holder.name].filter((word) => word !== null)
  return `has the number of another asset${removed}: ${words.join(', ')}`
}

/** How a list is taken in. */
export interface TakingIn {
  /** Whether tools that were found out of tolerance, or failed, open a case; the list does not tell what was done about them. */
  readonly isWithCases: boolean
}

const notassessed = 'Not assessed here; taken from a gage list that does not tell of it'

/** Makes the tools of a list, and the calibrations that it tells of; all of it is one change. */
export async function takeIn(site: ToolSite, gages: readonly Gage[], { isWithCases }: TakingIn): Promise<void> {
  await site.change('A gage list was taken in', async (work) => {
    for (const { tool, calibration: last, state, ...named } of gages) {
      const { assetid } = await work.create(measuringtool, { ...tool, ...(await referencesOf(work, named)) })
      const assessedin = last && isInDoubt(last) && !isWithCases ? notassessed : null
      if (last) await work.create(calibration, { ...last, measuringtoolid: assetid, assessedin })
      // A calibration brings a tool back into use; the list says where it is now.
      if (state !== 'active') await work.update(measuringtool, assetid, { state })
    }
  })
}
