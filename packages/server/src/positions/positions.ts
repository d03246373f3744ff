import type { Position, PositionAnswer } from '@shopdb/contract'
import type { FollowParts } from '../changes/follow.ts'
import { selectValues, type Values } from '../database/select-values.ts'
import { readAround } from './around.ts'
import { followEverything, type Everything } from './everything.ts'
import { explainPosition } from './explain.ts'
import { createPlaces } from './places.ts'
import { resolvePosition, type Resolved } from './resolve.ts'
import { followTied } from './tied.ts'

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
  /** The position of one asset: no statement where it has a spot of its own, one where it stands by itself or with one that has, else two. */
  find(asset: KnownAsset): Promise<Position>
  /** The position of one asset with the whole way that led there. */
  resolve(assetid: number): Promise<Resolved>
  /** The same with the names on the way; undefined for an asset that is not there. At most three statements. */
  explain(assetid: number): Promise<PositionAnswer | undefined>
  /** Where everything is drawn. The first call reads three tables; from then on it is kept in memory and true. */
  all(): Everything | Promise<Everything>
}

/** Resolves one position when it is asked for; for that the tree of locations is kept in memory, and who is tied at all. */
export function createPositions(parts: FollowParts): Positions {
  const { read } = parts.database
  const placesNow = createPlaces(parts)
  const tiedNow = followTied(parts)
  const resolve = async (assetid: number): Promise<Resolved> => {
    const { assets } = await readAround(read, assetid)
    return resolvePosition(assetid, { assets, places: await placesNow() })
  }
  return {
    resolve,
    find: async ({ assetid, mapx, mapy, floorplanid, locationid }) => {
      if (mapx !== null && mapy !== null) return { mapx, mapy, floorplanid, positionsource: 'self' }
      // Asked by itself: as a part of the asset's own statement it would cost MariaDB twice as much as that, for every asset.
      const isTied = (await tiedNow()).has(assetid)
      const [first] = isTied ? await selectValues(read, { sql: firstTie, parameters: [assetid] }, 'often') : []
      if (first) return besides(first) ?? (await resolve(assetid)).position
      const alone = new Map([[assetid, { assetid, mapx, mapy, floorplanid, locationid, isactive: 1, related: [] }]])
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

/** The spot of the asset that is asked first, of those still there whose place an asset takes; most take nobody's. */
const firstTie = `select asset.mapx, asset.mapy, asset.floorplanid from assetrelationships as link
  inner join assets as asset on asset.assetid = link.targetassetid and asset.isactive = 1
  left join relationshiptypes as type on type.relationshiptypeid = link.relationshiptypeid
  where link.sourceassetid = ? and link.inheritsposition = 1 and link.isactive = 1
  order by coalesce(type.positionpriority, 99), link.relationshipid limit 1`

/** The place beside an asset that has a spot; undefined beside one whose place is to be found in its turn. */
function besides([mapx, mapy, floorplanid]: Values): Position | undefined {
  if (typeof mapx !== 'number' || typeof mapy !== 'number') return undefined
  return { mapx, mapy, floorplanid: typeof floorplanid === 'number' ? floorplanid : null, positionsource: 'related' }
}
