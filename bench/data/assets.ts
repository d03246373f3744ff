import type { Model } from './catalogs.ts'
import { spotOf, type Location } from './locations.ts'
import type { Random } from './random.ts'
import type { Sizes } from './sizes.ts'
import { adjectives, nouns, sentences, typenames } from './words.ts'

export interface Asset {
  readonly assetid: number
  readonly assetnumber: string
  readonly name: string
  readonly serialnumber: string
  /** 1 is equipment, the type that has a table of its own. */
  readonly assettypeid: number
  readonly assetstatusid: number
  readonly vendorid: number
  readonly modelid: number
  readonly locationid: number
  readonly businessunitid: number
  readonly mapx: number | null
  readonly mapy: number | null
  readonly notes: string | null
}

/** How an asset comes to its position: of ten, seven have a spot, two only a location, one stands with another asset. */
export function standingOf(assetid: number): 'spot' | 'location' | 'related' {
  if (assetid % 10 < 7) return 'spot'
  return assetid % 10 < 9 ? 'location' : 'related'
}

/** What an asset refers to. */
export interface Surroundings {
  readonly sizes: Sizes
  readonly models: readonly Model[]
  readonly locations: readonly Location[]
  readonly businessunits: readonly string[]
}

export const typecount = typenames.length + 1

export function createAssets(around: Surroundings, random: Random): readonly Asset[] {
  const lowest = around.locations.filter((location) => location.level === around.sizes.levels.length)
  return Array.from({ length: around.sizes.assets }, (_, place) => assetAt(place + 1, { ...around, lowest }, random))
}

function assetAt(
  assetid: number,
  around: Surroundings & { readonly lowest: readonly Location[] },
  random: Random,
): Asset {
  const model = random.pick(around.models)
  const assettypeid = 1 + random.whole(typecount)
  return {
    assetid,
    ...namesOf(assetid, assettypeid, random),
    assettypeid,
    assetstatusid: random.fraction() < 0.7 ? 1 : 2 + random.whole(3),
    vendorid: model.vendorid,
    modelid: model.modelid,
    locationid: random.pick(around.lowest).locationid,
    businessunitid: 1 + random.whole(around.businessunits.length),
    ...spotOf(standingOf(assetid) === 'spot', random),
    notes: random.fraction() < 0.3 ? random.pick(sentences) : null,
  }
}

const letters = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/**
 * What people call an asset; also for those that are made while the benchmark runs. Numbers have one length, so that their
 * order is the same by bytes, as the raw server sorts, and by value.
 */
export function namesOf(
  assetid: number,
  assettypeid: number,
  random: Random,
): Pick<Asset, 'assetnumber' | 'name' | 'serialnumber'> {
  const serial = Array.from({ length: 10 }, () => letters[random.whole(letters.length)]).join('')
  return {
    assetnumber: `T${assettypeid}-${String(assetid).padStart(7, '0')}`,
    name: `${random.pick(adjectives)} ${random.pick(nouns)} ${String(random.whole(1000)).padStart(3, '0')}`,
    serialnumber: serial,
  }
}
