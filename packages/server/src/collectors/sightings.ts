import { createHash } from 'node:crypto'
import type { CollectedRecord } from '@shopdb/contract'
import type { Kysely } from 'kysely'
import { storedOf } from '../base/clock.ts'
import type { LateWriter, Work } from '../changes/work.ts'
import type { Tables } from '../database/database.ts'
import { removeChosen, upsertMany } from '../database/rows.ts'
import type { Pushing } from './task.ts'

/** One text for the same report. */
export function digestOf({ declaration, values, relations = [], parts = [] }: CollectedRecord): string {
  const tables = parts.map(({ declaration: part, ...rest }) => [part.table, rest])
  const said = JSON.stringify([declaration.table, values, relations, tables])
  return createHash('sha256').update(said).digest('hex')
}

/** What a collector said of an asset last, as its table keeps it. */
interface Sighting {
  readonly pluginname: string
  readonly collector: string
  readonly assetid: number
  readonly digest: string
  readonly seendate: string
  readonly checkeddate: string
}

/** Notes what was said of an asset; what the collector said of it before is forgotten. */
export function noteSighting(
  work: Work,
  { plugin, collector }: Pushing,
  { assetid, digest }: Pick<Sighting, 'assetid' | 'digest'>,
): void {
  const now = storedOf(work.time)
  const seen = { pluginname: plugin, collector, assetid, digest, seendate: now, checkeddate: now }
  work.later(writeSightings, seen)
}

/** A report that says nothing new may mean something else when the site takes it otherwise: the next of each is looked at. */
export async function checkAllAgain(trx: Kysely<Tables>): Promise<void> {
  await trx.updateTable('assetsightings').set({ checkeddate: '1970-01-01 00:00:00.000' }).execute()
}

const writeSightings: LateWriter<Sighting> = async (sender, rows) => {
  const last = new Map(rows.map((row) => [`${row.pluginname} ${row.collector} ${row.assetid}`, row]))
  const doors = Map.groupBy(last.values(), ({ pluginname, collector }) => `${pluginname} ${collector}`)
  for (const seen of doors.values()) {
    const [{ pluginname, collector } = { pluginname: '', collector: '' }] = seen
    const ids = seen.map(({ assetid }) => assetid)
    await removeChosen(sender, { table: 'assetsightings', key: 'assetid', ids }, { pluginname, collector })
  }
  await upsertMany(sender, { table: 'assetsightings', key: ['pluginname', 'collector', 'digest'] }, [...last.values()])
}
