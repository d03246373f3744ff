import type { Position, PositionAnswer } from '@shopdb/contract'
import type { FollowParts } from '../changes/follow.ts'
import { readAround } from './around.ts'
import { followEverything, type Everything } from './everything.ts'
import { explainPosition } from './explain.ts'
import { createPlaces } from './places.ts'
import { resolvePosition, type Resolved } from './resolve.ts'

/** What of an asset is known already when its position is asked for. */
export interface KnownAsset {
  readonly assetid: number
  readonly mapx: number | null
  readonly mapy: number | null
  readonly floorplanid: number | null
  readonly locationid: number | null
}

/** Where assets are drawn. */
export interface Positions {
  /** The position of one asset. `tied` is what `istied` is for it; where it is not, no statement is needed. */
  find(asset: KnownAsset, tied: boolean): Promise<Position>
  /** The position of one asset with the whole way that led there. */
  resolve(assetid: number): Promise<Resolved>
  /** The same with the names on the way; undefined for an asset that is not there. At most three statements. */
  explain(assetid: number): Promise<PositionAnswer | undefined>
  /** Where everything is drawn. The first call reads three tables; from then on it is kept in memory and true. */
  all(): Everything | Promise<Everything>
}

/** Resolves one position when it is asked for; for that only the tree of locations is kept in memory. */
export function createPositions(parts: FollowParts): Positions {
  const { read } = parts.database
  const placesNow = createPlaces(parts)
  const resolve = async (assetid: number): Promise<Resolved> => {
    const { assets } = await readAround(read, assetid)
    return resolvePosition(assetid, { assets, places: await placesNow() })
  }
  return {
    resolve,
    find: async ({ assetid, mapx, mapy, floorplanid, locationid }, tied) => {
      if (mapx !== null && mapy !== null) return { mapx, mapy, floorplanid, positionsource: 'self' }
      if (tied) return (await resolve(assetid)).position
      const alone = new Map([[assetid, { assetid, mapx, mapy, floorplanid, locationid, related: [] }]])
      return resolvePosition(assetid, { assets: alone, places: await placesNow() }).position
    },
    explain: async (assetid) => {
      const around = await readAround(read, assetid)
      return around.assets.has(assetid)
        ? await explainPosition(read, assetid, { around, places: await placesNow() })
        : undefined
    },
    all: followEverything(parts),
  }
}

/** Of an asset that goes by `t`: 1 where it may take another's place, 0 where it does not, as most. */
export const istied =
  'exists (select 1 from assetrelationships as tie where tie.sourceassetid = t.assetid and tie.inheritsposition = 1 and tie.isactive = 1)'
