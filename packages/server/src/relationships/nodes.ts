import type { RelatedAsset } from '@shopdb/contract'
import { sql, type Kysely } from 'kysely'
import type { Tables } from '../database/database.ts'

type StoredNode = Omit<RelatedAsset, 'isactive'> & { readonly isactive: number }

/** Assets as relations show them, by key. */
export async function readNodes(
  read: Kysely<Tables>,
  ids: readonly number[],
): Promise<ReadonlyMap<number, RelatedAsset>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<StoredNode>`
    select asset.assetid, asset.assetnumber, asset.name, asset.assettypeid, type.name as assettypename, type.icon, type.color,
        status.name as assetstatusname, status.color as statuscolor, asset.isactive
      from assets as asset inner join assettypes as type on type.assettypeid = asset.assettypeid
      left join assetstatuses as status on status.assetstatusid = asset.assetstatusid
      where asset.assetid in (${sql.join(ids)})`.execute(read)
  return new Map(rows.map((row) => [row.assetid, { ...row, isactive: row.isactive === 1 }]))
}

/** How many ties each of some assets has. */
export async function countTies(read: Kysely<Tables>, ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ assetid: number; total: number }>`
    select assetid, count(*) as total from (
        select sourceassetid as assetid from assetrelationships where isactive = 1 and sourceassetid in (${sql.join(ids)})
        union all
        select targetassetid as assetid from assetrelationships where isactive = 1 and targetassetid in (${sql.join(ids)})
      ) as tie group by assetid`.execute(read)
  return new Map(rows.map(({ assetid, total }) => [assetid, total]))
}
