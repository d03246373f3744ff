import type { GraphEdge } from '@shopdb/contract'
import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Tables } from '../database/database.ts'

type StoredEdge = Omit<GraphEdge, 'inheritsposition'> & { readonly inheritsposition: number }

/** The relations with these keys, by key. */
export async function edgesById(read: Kysely<Tables>, ids: readonly number[]): Promise<ReadonlyMap<number, GraphEdge>> {
  if (ids.length === 0) return new Map()
  const edges = await readEdges(read, sql`tie.relationshipid in (${sql.join(ids)})`, ids.length)
  return new Map(edges.map((edge) => [edge.relationshipid, edge]))
}

/** The relations in force between these assets, at most `most`, in the order in which they were made. */
export async function edgesAmong(
  read: Kysely<Tables>,
  ids: readonly number[],
  most: number,
): Promise<readonly GraphEdge[]> {
  const among = sql`tie.isactive = 1 and tie.sourceassetid in (${sql.join(ids)}) and tie.targetassetid in (${sql.join(ids)})`
  return readEdges(read, among, most)
}

async function readEdges(
  read: Kysely<Tables>,
  where: RawBuilder<unknown>,
  most: number,
): Promise<readonly GraphEdge[]> {
  const { rows } = await sql<StoredEdge>`
    select tie.relationshipid, tie.sourceassetid, tie.targetassetid, tie.relationshiptypeid,
        type.name as relationshiptypename, type.forwardlabel, type.reverselabel, tie.label, tie.inheritsposition, tie.propagatedfromid
      from assetrelationships as tie
      inner join relationshiptypes as type on type.relationshiptypeid = tie.relationshiptypeid
      where ${where} order by tie.relationshipid limit ${most}`.execute(read)
  return rows.map((row) => ({ ...row, inheritsposition: row.inheritsposition === 1 }))
}
