import { location, model, vendor, type Work } from '@shopdb/contract'
import { typeNameOf } from './gage-words.ts'
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

/** A maker and a model that are not known yet are made; a place is not, because it has to lie somewhere. */
export async function referencesOf(work: Work, { description, maker, model: name, place }: Named): Promise<References> {
  const type = await work.find(tooltype, { name: typeNameOf(description) })
  const known =
    maker === null
      ? undefined
      : ((await work.find(vendor, { name: maker })) ?? (await work.create(vendor, { name: maker })))
  const vendorid = known?.vendorid ?? null
  return {
    tooltypeid: type?.tooltypeid ?? null,
    vendorid,
    modelid: name === null || vendorid === null ? null : await modelId(work, name, vendorid),
    locationid: place === null ? null : ((await work.find(location, { name: place }))?.locationid ?? null),
  }
}

async function modelId(work: Work, name: string, vendorid: number): Promise<number> {
  const known = (await work.find(model, { name, vendorid })) ?? (await work.create(model, { name, vendorid }))
  return known.modelid
}
