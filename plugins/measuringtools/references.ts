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
  const vendorid = maker === null ? null : await makerOf(work, maker)
  const modelid = name === null || vendorid === null ? null : await modelOf(work, { name, vendorid })
  const found = place === null ? undefined : await work.find(location, { name: place })
  return { tooltypeid: type?.tooltypeid ?? null, vendorid, modelid, locationid: found?.locationid ?? null }
}

const removedToo = { isactive: [true, false] } as const

async function makerOf(work: Work, name: string): Promise<number> {
  const { vendorid, isactive } =
    (await work.find(vendor, { name, ...removedToo })) ?? (await work.create(vendor, { name }))
  if (!isactive) await work.restore(vendor, vendorid)
  return vendorid
}

async function modelOf(work: Work, said: { readonly name: string; readonly vendorid: number }): Promise<number> {
  const { modelid, isactive } = (await work.find(model, { ...said, ...removedToo })) ?? (await work.create(model, said))
  if (!isactive) await work.restore(model, modelid)
  return modelid
}
