import type { Sender } from '../database/ahead.ts'
import { insertMany, removeMany, updateMany, upsertMany } from '../database/rows.ts'
import type { Batch, StoredSet } from './batch.ts'
import type { SearchChange } from './work.ts'

const entity = ['entitytype', 'entityid']

/** Writes down everything the batch holds, and forgets what was written. Fails with the first that failed of all that was sent. */
export async function flushBatch(batch: Batch): Promise<void> {
  const { sender, settled } = batch.ahead
  await flushSets(sender, batch)
  await insertMany(sender, 'auditlogs', batch.audits)
  await upsertMany(sender, { table: 'fieldsources', key: [...entity, 'field'] }, [...batch.sources.values()])
  await flushSearches(sender, batch)
  for (const [write, rows] of batch.late) await write(sender, rows)
  if (batch.audits.length > 0)
    await updateMany(sender, { table: 'changehead', key: 'changeheadid', ids: [1] }, batch.head)
  await settled()
  batch.sets.length = 0
  batch.audits.length = 0
  batch.sources.clear()
  batch.searches.clear()
  batch.late.clear()
}

/** A job that flushes half way meets its own change set again: the entries are added up. */
async function flushSets(sender: Sender, batch: Batch): Promise<void> {
  const sets = new Map<number, StoredSet>()
  for (const set of batch.sets) {
    const entries = (sets.get(set.changesetid)?.entries ?? 0) + set.entries
    sets.set(set.changesetid, { ...set, entries })
  }
  const into = { table: 'changesets', key: ['changesetid'], onto: { entries: 'add' } } as const
  await upsertMany(sender, into, [...sets.values()])
}

async function flushSearches(sender: Sender, batch: Batch): Promise<void> {
  const into = { table: 'searchentries', key: entity }
  const all = [...batch.searches.values()]
  await removeMany(sender, into, all.filter((search) => search.text === undefined).map(keyOf))
  const kept = all.filter((search) => search.text !== undefined)
  await upsertMany(sender, into, kept.map(rowOf))
}

function rowOf(search: SearchChange): Readonly<Record<string, unknown>> {
  return { ...search, title: search.title.slice(0, 255), isactive: search.isactive ? 1 : 0 }
}

function keyOf(search: SearchChange): { readonly entitytype: string; readonly entityid: number } {
  return { entitytype: search.entitytype, entityid: search.entityid }
}
