import { createAssets, type Asset } from './assets.ts'
import { createModels, createVendors, type Model, type Vendor } from './catalogs.ts'
import { createLocations, type Location } from './locations.ts'
import { createRandom } from './random.ts'
import { createRelationships, type Relationship } from './relationships.ts'
import type { Sizes } from './sizes.ts'

/** The whole data set, as rows whose columns are called what the product calls them. Keys count from 1. */
export interface Shop {
  readonly sizes: Sizes
  readonly vendors: readonly Vendor[]
  readonly models: readonly Model[]
  readonly locations: readonly Location[]
  readonly businessunits: readonly string[]
  readonly assets: readonly Asset[]
  readonly relationships: readonly Relationship[]
}

/** Makes the same shop from the same seed, always. */
export function createShop(sizes: Sizes, seed = 20_261): Shop {
  const random = createRandom(seed)
  const vendors = createVendors(sizes.vendors)
  const models = createModels(sizes, random)
  const locations = createLocations(sizes.levels, random)
  const businessunits = Array.from({ length: 20 }, (_, place) => `Unit ${place + 1}`)
  const assets = createAssets({ sizes, models, locations, businessunits }, random)
  return { sizes, vendors, models, locations, businessunits, assets, relationships: createRelationships(sizes, random) }
}
