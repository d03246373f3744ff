import type { AssetRelation, ListAnswer, RelatedAsset } from '@shopdb/contract'
import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Tables } from '../database/database.ts'
import { readNodes } from './nodes.ts'

type Read = Kysely<Tables>

/** Which page of the relations of an asset. */
export interface Page {
  readonly page: number
  readonly perpage: number
}

/** The relations of an asset from both of its ends: by type, then those that start from it, then by the number of the other. */
export async function readRelations(
  read: Read,
  assetid: number,
  { page, perpage }: Page,
): Promise<ListAnswer<AssetRelation>> {
  const sides = sidesOf(assetid)
  const { rows } = await sql<StoredRelation>`
    select ${columns} from (${sides}) as side
      inner join assetrelationships as tie on tie.relationshipid = side.relationshipid
      inner join relationshiptypes as kind on kind.relationshiptypeid = tie.relationshiptypeid
      inner join assets as other on other.assetid = side.otherid
      ${origins}
      order by coalesce(kind.positionpriority, 99), kind.relationshiptypeid, side.isforward desc, other.assetnumber, tie.relationshipid
      limit ${perpage} offset ${(page - 1) * perpage}`.execute(read)
  const counted = await sql<{ total: number }>`select count(*) as total from (${sides}) as side`.execute(read)
  const others = await readNodes(read, [...new Set(rows.map((row) => row.otherid))])
  const data = rows.flatMap((row) => {
    const other = others.get(row.otherid)
    return other ? [relationOf(row, other)] : []
  })
  return { data, meta: { page, perpage, total: counted.rows[0]?.total ?? 0, next: null } }
}

/** A relation as the database tells it: booleans are 0 and 1. */
type StoredRelation = Omit<
  AssetRelation,
  'other' | 'verb' | 'isforward' | 'inheritsposition' | 'propagatedfromname'
> & {
  readonly otherid: number
  readonly isforward: number
  readonly inheritsposition: number
  readonly originsource: string | null
  readonly originverb: string | null
  readonly origintarget: string | null
}

function sidesOf(assetid: number): RawBuilder<unknown> {
  return sql`
    select relationshipid, targetassetid as otherid, 1 as isforward
      from assetrelationships where sourceassetid = ${assetid} and isactive = 1
    union all
    select relationshipid, sourceassetid as otherid, 0 as isforward
      from assetrelationships where targetassetid = ${assetid} and isactive = 1`
}

const columns = sql`
  tie.relationshipid, tie.sourceassetid, tie.targetassetid, tie.relationshiptypeid, kind.name as relationshiptypename,
  kind.forwardlabel, kind.reverselabel, tie.label, tie.inheritsposition, tie.propagatesthroughid, tie.propagatedfromid,
  tie.notes, side.isforward, side.otherid,
  (select count(*) from assetrelationships as made
    where made.propagatedfromid = tie.relationshipid and made.isactive = 1) as made,
  originsource.assetnumber as originsource, originkind.forwardlabel as originverb, origintarget.assetnumber as origintarget`

const origins = sql`
  left join assetrelationships as origin on origin.relationshipid = tie.propagatedfromid
  left join relationshiptypes as originkind on originkind.relationshiptypeid = origin.relationshiptypeid
  left join assets as originsource on originsource.assetid = origin.sourceassetid
  left join assets as origintarget on origintarget.assetid = origin.targetassetid`

function relationOf(row: StoredRelation, other: RelatedAsset): AssetRelation {
  const { otherid: _otherid, originsource, originverb, origintarget, ...tie } = row
  const isforward = row.isforward === 1
  return {
    ...tie,
    isforward,
    inheritsposition: row.inheritsposition === 1,
    verb: isforward ? row.forwardlabel : row.reverselabel,
    propagatedfromname: originsource === null ? null : `${originsource} ${originverb} ${origintarget}`,
    other,
  }
}
