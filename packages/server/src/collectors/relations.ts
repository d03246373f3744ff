import type { CollectedRelation } from '@shopdb/contract'
import { relate } from '../relationships/relate.ts'
import type { Desk } from '../resources/engine.ts'
import { findStoredRow } from '../resources/find-row.ts'
import type { Resource } from '../resources/resource.ts'

/** Makes the ties of an asset whose other ends are here; gives whether any is new, and in words those that could not be made. */
export async function writeRelations(
  desk: Desk,
  assetid: number,
  relations: readonly CollectedRelation[],
): Promise<{ readonly isChanged: boolean; readonly notes: readonly string[] }> {
  const notes: string[] = []
  let isChanged = false
  for (const relation of relations) {
    const others = await findOthers(desk, relation.other)
    const [other] = others
    if (other === undefined || others.length > 1) notes.push(lostNote(relation, others.length))
    else if (other !== assetid) isChanged = (await tie(desk, assetid, { ...relation, otherid: other })) || isChanged
  }
  return { isChanged, notes }
}

function lostNote({ type, other }: CollectedRelation, count: number): string {
  const words = Object.entries(other).map(([name, value]) => `${name} ${value}`)
  return `No ${type} tie was made: ${count === 0 ? 'there is no asset' : `${count} assets have`} ${words.join(', ')}.`
}

async function tie(
  { engine, work }: Desk,
  assetid: number,
  { type, direction = 'to', label, otherid }: CollectedRelation & { readonly otherid: number },
): Promise<boolean> {
  const [sourceassetid, targetassetid] = direction === 'to' ? [assetid, otherid] : [otherid, assetid]
  const before = await work.trx
    .selectFrom('assetrelationships')
    .innerJoin('relationshiptypes as type', 'type.relationshiptypeid', 'assetrelationships.relationshiptypeid')
    .select('relationshipid')
    .where('sourceassetid', 'in', [assetid, otherid])
    .where('targetassetid', 'in', [assetid, otherid])
    .where('type.name', '=', type)
    .where('assetrelationships.isactive', '=', 1)
    .executeTakeFirst()
  if (before) return false
  await relate(engine, work, { type, sourceassetid, targetassetid, ...(label === undefined ? {} : { label }) })
  return true
}

/** Assets that have all these members, which may be those of any one type. */
async function findOthers({ engine, work }: Desk, other: CollectedRelation['other']): Promise<readonly number[]> {
  const names = Object.keys(other)
  if (names.length === 0) return []
  const types = engine.registry.all.filter(({ declaration }) => declaration.form === 'assettype')
  const asset = engine.registry.get('assets')
  const has = (resource: Resource): boolean => names.every((name) => resource.readable.has(name))
  const asked = has(asset) ? [asset] : types.filter(has)
  const rows = await Promise.all(asked.map((resource) => findStoredRow(work, resource, other)))
  return rows.flatMap((row) => (row?.['isactive'] === 1 ? [Number(row['assetid'])] : []))
}
