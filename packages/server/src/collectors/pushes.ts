import { type Clock, isoOf, isoOfStored, storedOf } from '../base/clock.ts'
import type { Database } from '../database/database.ts'
import type { PushAnswer } from './outcome.ts'

/** How one push went, for the page of collectors. */
export interface PushNote {
  readonly plugin: string
  readonly collector: string
  readonly actorname: string
  readonly items: number
  readonly milliseconds: number
  /** Undefined where the push as a whole was refused. */
  readonly answer: PushAnswer | undefined
  /** Why it was refused; empty where it was not. */
  readonly error: string
}

/** Pushes that are remembered of each collector. */
const kept = 100

/** Writes down a push that changed or failed something; those that said nothing new leave only their sightings. */
export async function notePush(database: Database, clock: Clock, note: PushNote): Promise<void> {
  const { plugin: pluginname, collector, actorname, items, answer, error } = note
  const { created = 0, updated = 0, unchanged = 0, quarantined = 0, rejected = 0, changesetid = null } = answer ?? {}
  const counts = { created, updated, unchanged, quarantined, rejected }
  const milliseconds = Math.round(note.milliseconds)
  const createddate = storedOf(isoOf(clock.now()))
  await database.transaction(async (trx) => {
    await trx
      .insertInto('collectorpushes')
      .values({ pluginname, collector, actorname, createddate, items, ...counts, milliseconds, changesetid, error })
      .execute()
    const mine = trx
      .selectFrom('collectorpushes')
      .select('collectorpushid')
      .where('pluginname', '=', pluginname)
      .where('collector', '=', collector)
    const last = await mine.orderBy('collectorpushid', 'desc').offset(kept).limit(1).executeTakeFirst()
    if (!last) return
    await trx
      .deleteFrom('collectorpushes')
      .where('pluginname', '=', pluginname)
      .where('collector', '=', collector)
      .where('collectorpushid', '<=', last['collectorpushid'])
      .execute()
  })
}

/** The last pushes, newest first. */
export async function listPushes(
  { read }: Database,
  most = 200,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const rows = await read
    .selectFrom('collectorpushes')
    .selectAll()
    .orderBy('collectorpushid', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({ ...row, createddate: isoOfStored(String(row['createddate'])) }))
}
