import type { Place, Target } from '../data/places.ts'
import type { Shop } from '../data/shop.ts'
import { fillTarget } from '../data/target.ts'
import { statusnames, typenames } from '../data/words.ts'
import { schemaOf } from './schema.ts'

const stamp = '2026-01-01T00:00:00.000Z'

/** Makes the raw server's tables and fills them with the shop. */
export async function fillRaw(place: Place, shop: Shop): Promise<void> {
  await fillTarget(place, async (target) => {
    for (const statement of schemaOf(target.engine)) await target.run(statement)
    await fillCatalogs(target, shop)
    await target.insert(
      'assets',
      shop.assets.map(({ assetid, ...asset }) => ({ id: assetid, ...asset, created: stamp, modified: stamp })),
    )
    await target.insert(
      'relationships',
      shop.relationships.map((tie) => ({
        sourceid: tie.sourceassetid,
        targetid: tie.targetassetid,
        typeid: tie.relationshiptypeid,
      })),
    )
    await target.run(target.engine === 'sqlite' ? 'analyze' : 'analyze table assets, locations')
  })
}

async function fillCatalogs(target: Target, shop: Shop): Promise<void> {
  const named = (names: readonly string[]): { id: number; name: string }[] =>
    names.map((name, place) => ({ id: place + 1, name }))
  await target.insert('assettypes', named(['Equipment', ...typenames]))
  await target.insert('assetstatuses', named(statusnames))
  await target.insert('businessunits', named(shop.businessunits))
  await target.insert('vendors', named(shop.vendors.map((vendor) => vendor.name)))
  await target.insert('models', named(shop.models.map((model) => model.name)))
  await target.insert(
    'locations',
    shop.locations.map(({ locationid, name, parentlocationid }) => ({
      id: locationid,
      name,
      parentid: parentlocationid,
    })),
  )
}
