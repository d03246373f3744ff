import type { Position, PositionAnswer } from '@shopdb/contract'
import type { FollowParts } from '../changes/follow.ts'
import { selectValues } from '../database/select-values.ts'
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
  /** The position of one asset: no statement where it has a spot of its own, one where it stands by itself, else two. */
  find(asset: KnownAsset): Promise<Position>
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
    find: async ({ assetid, mapx, mapy, floorplanid, locationid }) => {
      if (mapx !== null && mapy !== null) return { mapx, mapy, floorplanid, positionsource: 'self' }
      // Asked by itself: as a part of the asset's own statement it would cost MariaDB twice as much as that, for every asset.
      const ties = await selectValues(read, { sql: firstTie, parameters: [assetid] }, 'often')
      if (ties.length > 0) return (await resolve(assetid)).position
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

/** Whether the asset may take another's place at all: most do not. */
const firstTie = `select targetassetid from assetrelationships where sourceassetid = ? and inheritsposition = 1 and isactive = 1 limit 1`
