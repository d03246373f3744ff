import { createHash } from 'node:crypto'
import type { CollectedRecord } from '@shopdb/contract'
import { storedOf } from '../base/clock.ts'
import type { Work } from '../changes/work.ts'
import { upsertMany } from '../database/rows.ts'
import type { Pushing } from './task.ts'

/** One text for the same report. */
export function digestOf({ declaration, values, relations = [], parts = [] }: CollectedRecord): string {
  const tables = parts.map(({ declaration: part, ...rest }) => [part.table, rest])
  const said = JSON.stringify([declaration.table, values, relations, tables])
  return createHash('sha256').update(said).digest('hex')
}

/** The assets that these reports were about last time, as far as nobody has changed them since: there is nothing to do for them. */
export async function unchangedAssets(
  work: Work,
  { plugin, collector }: Pushing,
  digests: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (digests.length === 0) return new Map()
  const rows = await work.trx
    .selectFrom('assetsightings as seen')
    .innerJoin('assets', 'assets.assetid', 'seen.assetid')
    .select(['seen.digest', 'seen.assetid'])
    .where('seen.pluginname', '=', plugin)
    .where('seen.collector', '=', collector)
    .where('seen.digest', 'in', [...digests])
    .where('assets.isactive', '=', 1)
    .whereRef('assets.modifieddate', '<=', 'seen.checkeddate')
    .execute()
  return new Map(rows.map((row) => [String(row['digest']), Number(row['assetid'])]))
}

/** Notes that unchanged reports came again. */
export async function seeAgain(work: Work, { plugin, collector }: Pushing, digests: readonly string[]): Promise<void> {
  if (digests.length === 0) return
  await work.trx
    .updateTable('assetsightings')
    .set({ seendate: storedOf(work.time) })
    .where('pluginname', '=', plugin)
    .where('collector', '=', collector)
    .where('digest', 'in', [...digests])
    .execute()
}

/** Notes what was said of which asset; what the collector said of it before is forgotten. */
export async function noteSightings(
  work: Work,
  { plugin, collector }: Pushing,
  seen: readonly { readonly assetid: number; readonly digest: string }[],
): Promise<void> {
  if (seen.length === 0) return
  const now = storedOf(work.time)
  const ids = seen.map(({ assetid }) => assetid)
  await work.trx
    .deleteFrom('assetsightings')
    .where('pluginname', '=', plugin)
    .where('collector', '=', collector)
    .where('assetid', 'in', ids)
    .execute()
  const rows = seen.map((one) => ({ pluginname: plugin, collector, ...one, seendate: now, checkeddate: now }))
  await upsertMany(work.trx, { table: 'assetsightings', key: ['pluginname', 'collector', 'digest'] }, rows)
}
