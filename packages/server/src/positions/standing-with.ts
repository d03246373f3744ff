import { sql, type Kysely } from 'kysely'
import type { Tables } from '../database/database.ts'
import type { FindPositioned } from '../relationships/dependents.ts'
import { walk, type Beyond } from '../relationships/walk.ts'
import type { Positions } from './positions.ts'

/** How many assets are asked where they stand; beyond that they are counted only. */
const mostasked = 200
const mostcounted = 10_000

/** Finds the assets that are drawn where they are because of another: without it they would be elsewhere or nowhere. */
export function findStandingWith(read: Kysely<Tables>, positions: Positions): FindPositioned {
  return async (assetid, most) => {
    const { reached } = await walk(assetid, leaning(read), { most: mostcounted })
    const candidates = reached.slice(1).map((one) => one.assetid)
    const asked = candidates.slice(0, mostasked)
    const chains = await Promise.all(asked.map((id) => positions.resolve(id)))
    const standing = asked.filter((_, index) => chains[index]?.chain.some((link) => isAsset(link, assetid)))
    return { assetids: standing.slice(0, most), total: standing.length + candidates.length - asked.length }
  }
}

function isAsset(link: { readonly kind: string; readonly id: number }, assetid: number): boolean {
  return link.kind === 'asset' && link.id === assetid
}

/** One tie back: the assets without a spot of their own that take the place of these. */
function leaning(read: Kysely<Tables>): Beyond {
  return async (from, reached, most) => {
    const { rows } = await sql<{ assetid: number; via: number }>`
      select asset.assetid, min(tie.relationshipid) as via from assetrelationships as tie
        inner join assets as asset on asset.assetid = tie.sourceassetid
        where tie.targetassetid in (${sql.join(from)}) and tie.inheritsposition = 1 and tie.isactive = 1
          and asset.isactive = 1 and (asset.mapx is null or asset.mapy is null) and asset.assetid not in (${sql.join(reached)})
        group by asset.assetid order by asset.assetid limit ${most}`.execute(read)
    return rows
  }
}
