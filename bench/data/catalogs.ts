import type { Random } from './random.ts'
import type { Sizes } from './sizes.ts'
import { series } from './words.ts'

export interface Vendor {
  readonly vendorid: number
  readonly name: string
}

export interface Model {
  readonly modelid: number
  readonly name: string
  readonly vendorid: number
}

export function createVendors(count: number): readonly Vendor[] {
  return Array.from({ length: count }, (_, place) => ({ vendorid: place + 1, name: `Vendor ${place + 1}` }))
}

export function createModels(sizes: Sizes, random: Random): readonly Model[] {
  return Array.from({ length: sizes.models }, (_, place) => ({
    modelid: place + 1,
    name: `${random.pick(series)}-${String(place + 1).padStart(4, '0')}`,
    vendorid: 1 + random.whole(sizes.vendors),
  }))
}
