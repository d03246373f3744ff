import type { Position } from '@shopdb/contract'
import { CompiledQuery, type Kysely } from 'kysely'
import type { Tables } from '../database/database.ts'
import { createPlaces, type PlacesParts } from './places.ts'
import { mostdepth, resolvePosition, type Resolved, type Spot, type Standing } from './resolve.ts'

type Read = Kysely<Tables>
type Row = Readonly<Record<string, number | null>>

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
}

/** Resolves positions when they are asked for; only the tree of locations is kept in memory. */
export function createPositions(parts: PlacesParts): Positions {
  const { read } = parts.database
  const placesNow = createPlaces(parts)
  const resolve = async (assetid: number): Promise<Resolved> => {
    const assets = standings(await rowsOf(read, assetsAround, [assetid, assetid]))
    return resolvePosition(assetid, { assets, places: await placesNow() })
  }
  return {
    resolve,
    find: async (asset) => {
      const { assetid, mapx, mapy, floorplanid } = asset
      if (mapx !== null && mapy !== null) return { mapx, mapy, floorplanid, positionsource: 'self' }
      if ((await rowsOf(read, firstTie, [assetid])).length > 0) return (await resolve(assetid)).position
      const alone = new Map([[assetid, { ...asset, related: [] }]])
      return resolvePosition(assetid, { assets: alone, places: await placesNow() }).position
    },
  }
}

/** Whether the asset may take another's place at all: most do not. */
const firstTie = `select targetassetid from assetrelationships where sourceassetid = ? and inheritsposition = 1 and isactive = 1 limit 1`

async function rowsOf(read: Read, text: string, parameters: readonly unknown[]): Promise<readonly Row[]> {
  return (await read.executeQuery<Row>(CompiledQuery.raw(text, [...parameters]))).rows
}

/** The asset and every asset whose place it may take, with the links between them in the order in which they are asked. */
const assetsAround = `with recursive around(assetid, depth) as (
    select ?, 0
    union
    select link.targetassetid, around.depth + 1 from around
      inner join assetrelationships as link on link.sourceassetid = around.assetid
      where link.inheritsposition = 1 and link.isactive = 1 and around.depth < ${mostdepth})
  select asset.assetid, asset.mapx, asset.mapy, asset.floorplanid, asset.locationid, link.targetassetid
    from (select distinct assetid from around union select ?) as known
    inner join assets as asset on asset.assetid = known.assetid
    left join assetrelationships as link on link.sourceassetid = asset.assetid and link.inheritsposition = 1 and link.isactive = 1
    left join relationshiptypes as type on type.relationshiptypeid = link.relationshiptypeid
    order by asset.assetid, coalesce(type.positionpriority, 99), link.relationshipid`

function standings(rows: readonly Row[]): ReadonlyMap<number, Standing> {
  const found = new Map<number, Standing>()
  for (const row of rows) {
    const assetid = Number(row['assetid'])
    const known = found.get(assetid)
    const target = row['targetassetid']
    const related = [...(known?.related ?? []), ...(typeof target === 'number' ? [target] : [])]
    found.set(assetid, { assetid, ...spotOf(row), locationid: row['locationid'] ?? null, related })
  }
  return found
}

function spotOf(row: Row): Spot {
  return { mapx: row['mapx'] ?? null, mapy: row['mapy'] ?? null, floorplanid: row['floorplanid'] ?? null }
}
