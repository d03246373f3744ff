import type { Position } from '@shopdb/contract'
import { CompiledQuery, type Kysely } from 'kysely'
import type { Tables } from '../database/database.ts'
import { mostdepth, resolvePosition, type Place, type Resolved, type Standing } from './resolve.ts'

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

/** The position of one asset: no statement where it has a spot of its own, else two. */
export async function positionOf(read: Read, asset: KnownAsset): Promise<Position> {
  const { mapx, mapy, floorplanid } = asset
  if (mapx !== null && mapy !== null) return { mapx, mapy, floorplanid, positionsource: 'self' }
  return (await resolvedOf(read, asset.assetid)).position
}

/** The position of one asset with the whole way that led there; two statements. */
export async function resolvedOf(read: Read, assetid: number): Promise<Resolved> {
  const assets = standings(await rowsOf(read, assetsAround, [assetid, assetid]))
  const locationids = [...assets.values()].flatMap((asset) => asset.locationid ?? [])
  const places = locationids.length === 0 ? [] : await rowsOf(read, placesAbove(locationids.length), locationids)
  return resolvePosition(assetid, {
    assets,
    places: new Map(places.map((row) => [Number(row['locationid']), placeOf(row)])),
  })
}

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

function placesAbove(count: number): string {
  const wanted = Array.from({ length: count }, () => '?').join(', ')
  return `with recursive above(locationid, parentlocationid, mapx, mapy, floorplanid) as (
      select locationid, parentlocationid, mapx, mapy, floorplanid from locations where locationid in (${wanted})
      union
      select up.locationid, up.parentlocationid, up.mapx, up.mapy, up.floorplanid from above
        inner join locations as up on up.locationid = above.parentlocationid)
    select locationid, parentlocationid, mapx, mapy, floorplanid from above`
}

function placeOf(row: Row): Place {
  return { ...spotOf(row), parentlocationid: row['parentlocationid'] ?? null }
}

function spotOf(row: Row): Pick<Place, 'mapx' | 'mapy' | 'floorplanid'> {
  return { mapx: row['mapx'] ?? null, mapy: row['mapy'] ?? null, floorplanid: row['floorplanid'] ?? null }
}
