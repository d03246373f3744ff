import { insertMany, removeMany, upsertMany } from '../database/differences.ts'
import type { Batch, StoredSet } from './batch.ts'
import type { SearchChange } from './work.ts'

const entity = ['entitytype', 'entityid']

/** Writes down everything the batch holds, and forgets what was written. */
export async function flushBatch(batch: Batch): Promise<void> {
  const { trx } = batch
  await flushSets(batch)
  await insertMany(trx, 'auditlogs', batch.audits)
  await upsertMany(trx, 'fieldsources', [...batch.sources.values()], [...entity, 'field'])
  await flushSearches(batch)
  if (batch.audits.length > 0) await trx.updateTable('changehead').set(batch.head).where('changeheadid', '=', 1).execute()
  batch.sets.length = 0
  batch.audits.length = 0
  batch.sources.clear()
  batch.searches.clear()
}

/** A job that flushes half way meets its own change set again: the entries are added up. */
async function flushSets(batch: Batch): Promise<void> {
  const sets = new Map<number, StoredSet>()
  for (const set of batch.sets) {
    const entries = (sets.get(set.changesetid)?.entries ?? 0) + set.entries
    sets.set(set.changesetid, { ...set, entries })
  }
  const columns = { entries: 'add' as const }
  await upsertMany(batch.trx, 'changesets', [...sets.values()], ['changesetid'], columns)
}

async function flushSearches(batch: Batch): Promise<void> {
  const all = [...batch.searches.values()]
  await removeMany(batch.trx, 'searchentries', all.filter((search) => search.text === undefined).map(keyOf), entity)
  const kept = all.filter((search) => search.text !== undefined)
  await upsertMany(batch.trx, 'searchentries', kept.map(rowOf), entity)
}

function rowOf(search: SearchChange): Readonly<Record<string, unknown>> {
  return { ...search, title: search.title.slice(0, 255), isactive: search.isactive ? 1 : 0 }
}

function keyOf(search: SearchChange): { readonly entitytype: string; readonly entityid: number } {
  return { entitytype: search.entitytype, entityid: search.entityid }
}
