import { location, model, vendor, type Work } from '@shopdb/contract'
import { typeNameOf } from './gage-types.ts'
import type { Gage } from './gage.ts'
import { tooltype } from './tool-types.ts'

/** The rows that a tool points to. */
export interface References {
  readonly tooltypeid: number | null
  readonly vendorid: number | null
  readonly modelid: number | null
  readonly locationid: number | null
}

/** What a tool is called by its words. */
export type Named = Pick<Gage, 'description' | 'maker' | 'model' | 'place'>

/** A maker and a model that are not known yet are made, and those that were removed come back; a place is not, because it has to lie somewhere. */
export async function referencesOf(work: Work, { description, maker, model: name, place }: Named): Promise<References> {
  const type = await work.find(tooltype, { name: typeNameOf(description) })
  const { vendorid } = maker === null ? { vendorid: null } : await work.ensure(vendor, { name: maker })
  const isModel = name !== null && vendorid !== null
  const { modelid } = isModel ? await work.ensure(model, { name, vendorid }) : { modelid: null }
  const found = place === null ? undefined : await work.find(location, { name: place })
  return { tooltypeid: type?.tooltypeid ?? null, vendorid, modelid, locationid: found?.locationid ?? null }
}
