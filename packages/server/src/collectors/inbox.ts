import type { CollectedRecord } from '@shopdb/contract'
import { storedOf } from '../base/clock.ts'
import type { Work } from '../changes/work.ts'
import type { Registry } from '../resources/registry.ts'
import type { RecordOutcome } from './outcome.ts'
import type { Task } from './task.ts'

/** What somebody decided about records with these identities. */
export interface Decided {
  /** The asset that they are about; undefined where they are to be ignored or still wait. */
  readonly assetid: number | undefined
}

/** The decision on records with these identities, if there is one. */
export async function decidedFor({ desk, pushing }: Task, key: string): Promise<Decided | undefined> {
  const row = await desk.work.trx
    .selectFrom('mergeinbox')
    .innerJoin('assets', 'assets.assetid', 'mergeinbox.decidedassetid')
    .select('decidedassetid')
    .where('pluginname', '=', pushing.plugin)
    .where('collector', '=', pushing.collector)
    .where('identitykey', '=', key)
    .where('assets.isactive', '=', 1)
    .executeTakeFirst()
  return row && { assetid: Number(row['decidedassetid']) }
}

/** What waits, and why. */
export interface Waiting {
  readonly key: string
  readonly reason: string
  readonly candidates: readonly number[]
}

/** Puts a record into the inbox; one with the same identities takes the place of the last. */
export async function keepForSomebody(
  { desk, record, pushing }: Task,
  { key, reason, candidates }: Waiting,
): Promise<RecordOutcome> {
  const { trx, time } = desk.work
  const now = storedOf(time)
  const door = { pluginname: pushing.plugin, collector: pushing.collector, identitykey: key }
  const news = { record: writtenRecord(record), candidates: JSON.stringify(candidates), reason, seendate: now }
  const known = await trx
    .updateTable('mergeinbox')
    .set((make) => ({ ...news, seen: make('seen', '+', 1) }))
    .where('pluginname', '=', door.pluginname)
    .where('collector', '=', door.collector)
    .where('identitykey', '=', key)
    .executeTakeFirst()
  if (known.numUpdatedRows > 0n) await askAgain(desk.work, door)
  else
    await trx
      .insertInto('mergeinbox')
      .values({ ...door, ...news, tablename: desk.resource.name, seen: 1, createddate: now })
      .execute()
  return { outcome: 'quarantined', assetid: null, changed: [], left: [], notes: [reason] }
}

interface Known {
  readonly pluginname: string
  readonly collector: string
  readonly identitykey: string
}

/** A decision for an asset that is gone since holds no longer; one to leave the item alone does. */
async function askAgain({ trx }: Work, { pluginname, collector, identitykey }: Known): Promise<void> {
  await trx
    .updateTable('mergeinbox')
    .set({ decision: null, decidedassetid: null, decidedby: null, decideddate: null })
    .where('pluginname', '=', pluginname)
    .where('collector', '=', collector)
    .where('identitykey', '=', identitykey)
    .where('decision', '!=', 'ignore')
    .execute()
}

/** A record as text: declarations go by their tables. */
function writtenRecord({ values, relations = [], parts = [] }: CollectedRecord): string {
  const tables = parts.map(({ declaration, ...part }) => ({ ...part, table: declaration.table }))
  return JSON.stringify({ values, relations, parts: tables })
}

/** A record that was kept, as it was; parts of plugins that are gone are left out. */
export function keptRecord(registry: Registry, table: string, text: string): CollectedRecord | undefined {
  const declaration = registry.find(table)?.declaration
  if (declaration?.form !== 'assettype') return undefined
  // What was written is what comes back.
  const { values, relations, parts } = JSON.parse(text) as Pick<CollectedRecord, 'values' | 'relations'> & {
    readonly parts: readonly (Omit<NonNullable<CollectedRecord['parts']>[number], 'declaration'> & {
      readonly table: string
    })[]
  }
  const known = parts.flatMap(({ table: name, ...part }) => {
    const inner = registry.find(name)?.declaration
    return inner && inner.form !== 'assettype' ? [{ ...part, declaration: inner }] : []
  })
  return { declaration, values, relations: relations ?? [], parts: known }
}
