import type { Asset } from '../data/assets.ts'
import type { Place, Target, Value } from '../data/places.ts'
import type { Shop } from '../data/shop.ts'
import { fillTarget } from '../data/target.ts'
import { statusnames, typenames } from '../data/words.ts'

type Row = Readonly<Record<string, Value>>

const stamp = '2026-01-01 00:00:00.000'
const common = { isactive: 1, createddate: stamp, modifieddate: stamp }
/** The key by which the product compares and sorts a text: lower case, and numbers with their length in front and their zeros behind. */
const keyOf = (text: string): string =>
  text.toLowerCase().replaceAll(/\d{2,}/g, (written) => {
    const digits = String(BigInt(written))
    const size = digits.length === 1 ? '' : String.fromCodePoint(0x3f + digits.length)
    return size + digits + 'Z'.repeat(written.length - digits.length)
  })
const named = (name: string): Row => ({ name, namekey: keyOf(name) })

/**
 * Fills the tables of a product that has migrated and seeded an empty site, with what its own writes would leave: keys of
 * texts and search entries too. Its log stays empty, as after an import that was long ago.
 */
export async function fillProduct(place: Place, shop: Shop): Promise<void> {
  await fillTarget(place, async (target) => {
    await makeRoom(target)
    await fillCatalogs(target, shop)
    await target.insert('assets', shop.assets.map(assetRow))
    await target.insert('equipment', shop.assets.filter((asset) => asset.assettypeid === 1).map(equipmentRow))
    await target.insert(
      'assetrelationships',
      shop.relationships.map((tie) => ({ ...tie, ...common })),
    )
    await target.insert('searchentries', searchRows(shop))
    await fillRecords(target, shop)
  })
}

/** The keys that the data set counts on: equipment is the first class of asset, and those of other plugins come far behind. */
async function makeRoom(target: Target): Promise<void> {
  const statuses = await target.rows('select name from assetstatuses order by assetstatusid')
  if (statuses.some((row, place) => row['name'] !== statusnames[place]))
    throw new Error('The new site is not seeded as the data set expects, with four statuses.')
  await target.run('update assettypes set assettypeid = assettypeid + 1000')
  await target.run("update searchentries set entityid = entityid + 1000 where entitytype = 'assettypes'")
  const [type] = await target.rows("select assettypeid from assettypes where tablename = 'equipment'")
  const key = Number(type?.['assettypeid'])
  await target.run(`update assettypes set assettypeid = 1 where assettypeid = ${key}`)
  await target.run(`update searchentries set entityid = 1 where entitytype = 'assettypes' and entityid = ${key}`)
}

async function fillCatalogs(target: Target, shop: Shop): Promise<void> {
  await target.insert(
    'assettypes',
    typenames.map((name, place) => ({ assettypeid: place + 2, ...named(name), ...common })),
  )
  await target.insert(
    'businessunits',
    shop.businessunits.map((name, place) => ({ businessunitid: place + 1, ...named(name), ...common })),
  )
  await target.insert(
    'floorplans',
    floorplanids.map((floorplanid) => ({
      floorplanid,
      ...named(`Floor ${floorplanid}`),
      width: 4000,
      height: 3000,
      ...common,
    })),
  )
  await target.insert(
    'locations',
    shop.locations.map(({ locationid, name, parentlocationid, mapx, mapy }) => ({
      locationid,
      ...named(name),
      parentlocationid,
      mapx,
      mapy,
      floorplanid: planOf(locationid),
      ...common,
    })),
  )
  await target.insert(
    'vendors',
    shop.vendors.map(({ vendorid, name }) => ({ vendorid, ...named(name), ...common })),
  )
  await target.insert(
    'models',
    shop.models.map(({ modelid, name, vendorid }) => ({ modelid, ...named(name), vendorid, ...common })),
  )
}

/** Everything is spread over so many floors: of 100,000 assets each shows 20,000. */
const floorplanids = [1, 2, 3, 4, 5]
const planOf = (id: number): number => 1 + (Math.floor(id / 10) % floorplanids.length)

function assetRow(asset: Asset): Row {
  const { assetnumber, name, serialnumber } = asset
  const keys = {
    assetnumberkey: keyOf(assetnumber),
    namekey: keyOf(name),
    serialnumberkey: keyOf(serialnumber),
  }
  return { ...asset, ...keys, floorplanid: asset.mapx === null ? null : planOf(asset.assetid), ...common }
}

function equipmentRow({ assetid }: Asset): Row {
  return {
    assetid,
    machinetypeid: 1 + (assetid % 20),
    installdate: '2020-05-17',
    requiresmanualconfig: assetid % 2,
    legacymachineid: assetid,
  }
}

/** As many rows with a choice as there are assets, all about one device. The fewest have the choice that is declared first. */
async function fillRecords(target: Target, shop: Shop): Promise<void> {
  const [usbdeviceid = 0] = shop.assets.filter((asset) => asset.assettypeid !== 1).map(({ assetid }) => assetid)
  await target.insert('usbdevices', [{ assetid: usbdeviceid, encrypted: 0, state: 'in', scanresult: 'unscanned' }])
  const kinds = ['scanned', 'wiped', 'wiped', 'lost', 'lost', 'found', 'found', 'destroyed', 'destroyed']
  const kindOf = (assetid: number): string => kinds[assetid % kinds.length] ?? ''
  await target.insert(
    'usbrecords',
    shop.assets.map(({ assetid }) => ({ usbdeviceid, kind: kindOf(assetid), at: stamp, ...common })),
  )
}

function searchRows(shop: Shop): readonly Row[] {
  const entry = (entitytype: string, entityid: number, words: readonly string[]): Row => ({
    entitytype,
    entityid,
    title: words[0] ?? '',
    isactive: 1,
    text: words.join('\n').toLowerCase(),
  })
  return [
    ...shop.assets.map((asset) => entry('assets', asset.assetid, [asset.assetnumber, asset.name, asset.serialnumber])),
    ...shop.locations.map((location) => entry('locations', location.locationid, [location.name])),
    ...shop.vendors.map((vendor) => entry('vendors', vendor.vendorid, [vendor.name])),
    ...shop.models.map((model) => entry('models', model.modelid, [model.name])),
    ...shop.businessunits.map((name, place) => entry('businessunits', place + 1, [name])),
    ...typenames.map((name, place) => entry('assettypes', place + 2, [name])),
  ]
}
