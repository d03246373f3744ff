import { CompiledQuery, type Kysely } from 'kysely'
import type { Tables } from '../database/database.ts'
import { mostdepth, type Standing } from './resolve.ts'

type Read = Kysely<Tables>

/** An asset and those whose place it may take, and what people call them. */
export interface Around {
  readonly assets: ReadonlyMap<number, Standing>
  readonly assetnumbers: ReadonlyMap<number, string>
  /** How the tie from one asset to another is said, by `1>2`: `is part of`. */
  readonly ties: ReadonlyMap<string, string>
}

interface Row {
  readonly assetid: number
  readonly assetnumber: string
  readonly mapx: number | null
  readonly mapy: number | null
  readonly floorplanid: number | null
  readonly locationid: number | null
  readonly isactive: number
  readonly targetassetid: number | null
  readonly tie: string | null
}

/** Reads what the rule looks at for one asset, in one statement. */
export async function readAround(read: Read, assetid: number): Promise<Around> {
  const { rows } = await read.executeQuery<Row>(CompiledQuery.raw(assetsAround, [assetid, assetid]))
  const byAsset = Map.groupBy(rows, (row) => row.assetid)
  return {
    assets: new Map([...byAsset].map(([id, mine]) => [id, standingOf(mine)])),
    assetnumbers: new Map(rows.map((row) => [row.assetid, row.assetnumber])),
    // Of two ties to the same asset the first is asked.
    ties: new Map(rows.toReversed().map((row) => [`${row.assetid}>${row.targetassetid}`, inSentence(row.tie)])),
  }
}

/** The asset and every asset whose place it may take, with the ties between them in the order in which they are asked. */
const assetsAround = `with recursive around(assetid, depth) as (
    select ?, 0
    union
    select link.targetassetid, around.depth + 1 from around
      inner join assetrelationships as link on link.sourceassetid = around.assetid
      where link.inheritsposition = 1 and link.isactive = 1 and around.depth < ${mostdepth})
  select asset.assetid, asset.assetnumber, asset.mapx, asset.mapy, asset.floorplanid, asset.locationid, asset.isactive, link.targetassetid,
      type.forwardlabel as tie
    from (select distinct assetid from around union select ?) as known
    inner join assets as asset on asset.assetid = known.assetid
    left join assetrelationships as link on link.sourceassetid = asset.assetid and link.inheritsposition = 1 and link.isactive = 1
    left join relationshiptypes as type on type.relationshiptypeid = link.relationshiptypeid
    order by asset.assetid, coalesce(type.positionpriority, 99), link.relationshipid`

function standingOf(rows: readonly Row[]): Standing {
  const { assetid = 0, mapx = null, mapy = null, floorplanid = null, locationid = null, isactive = 1 } = rows[0] ?? {}
  return {
    assetid,
    mapx,
    mapy,
    floorplanid,
    locationid,
    isactive,
    related: rows.flatMap((row) => row.targetassetid ?? []),
  }
}

/** A label as it stands within a sentence: only its first letter is made small, and that of an acronym is not. */
function inSentence(label: string | null): string {
  if (label === null || label === '') return 'is tied to'
  return /^\p{Lu}\p{Lu}/u.test(label) ? label : `${label.charAt(0).toLowerCase()}${label.slice(1)}`
}
