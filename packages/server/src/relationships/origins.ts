import type { Work } from '../changes/work.ts'
import type { StoredRow } from '../resources/stored.ts'
import { beyondIn } from './beyond.ts'
import { walk, type Walked } from './walk.ts'

/** For how many assets a relation is made at most; a group larger than this is no machine. */
export const mostmade = 500

/** The assets tied to one by a type, itself first. */
export function tiedBy(work: Work, assetid: number, typeid: number): Promise<Walked> {
  return walk(assetid, beyondIn(work.trx, { onward: [typeid], back: [typeid] }), { most: mostmade + 1 })
}

/** What a relation propagates through: what it says itself, else what its type says. */
export async function throughOf(work: Work, row: StoredRow): Promise<number | undefined> {
  const own = row['propagatesthroughid'] ?? null
  if (own !== null) return Number(own)
  const type = await work.trx
    .selectFrom('relationshiptypes')
    .select('propagatesthroughid')
    .where('relationshiptypeid', '=', row['relationshiptypeid'])
    .executeTakeFirst()
  const through = type?.['propagatesthroughid'] ?? null
  return through === null ? undefined : Number(through)
}

/** The relations in force that propagate through the type of a tie and lead to an asset near either of its ends. */
export async function originsNear(work: Work, tie: StoredRow): Promise<readonly StoredRow[]> {
  const typeid = Number(tie['relationshiptypeid'])
  if (!(await isPropagatedThrough(work, typeid))) return []
  const near = new Set<number>()
  for (const end of ['sourceassetid', 'targetassetid'])
    for (const { assetid } of (await tiedBy(work, Number(tie[end]), typeid)).reached) near.add(assetid)
  return await work.trx
    .selectFrom('assetrelationships as relation')
    .innerJoin('relationshiptypes as type', 'type.relationshiptypeid', 'relation.relationshiptypeid')
    .selectAll('relation')
    .where('relation.targetassetid', 'in', [...near])
    .where('relation.isactive', '=', 1)
    .where('relation.propagatedfromid', 'is', null)
    .where((where) => where(where.fn.coalesce('relation.propagatesthroughid', 'type.propagatesthroughid'), '=', typeid))
    .orderBy('relation.relationshipid')
    .execute()
}

/** Whether anything propagates through a type at all: most ties are of a type that nothing does. */
async function isPropagatedThrough(work: Work, typeid: number): Promise<boolean> {
  for (const table of ['relationshiptypes', 'assetrelationships']) {
    const through = work.trx.selectFrom(table).select('propagatesthroughid').where('propagatesthroughid', '=', typeid)
    if (await through.limit(1).executeTakeFirst()) return true
  }
  return false
}
