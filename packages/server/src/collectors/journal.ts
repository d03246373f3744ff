import type { Log } from '@shopdb/contract'
import type { Kysely } from 'kysely'
import { type Clock, isoOf, isoOfStored, storedOf } from '../base/clock.ts'
import type { Database, Tables } from '../database/database.ts'
import { insertMany } from '../database/rows.ts'
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

type Door = Pick<PushNote, 'plugin' | 'collector'>

/**
 * What is written down beside the changes of collectors: how pushes went, and that reports came again. It is written a
 * quarter of a second later, for all pushes of that time at once; a process that is killed loses that much of it, and
 * nothing of what was pushed.
 */
export interface Journal {
  note(push: PushNote): void
  /** Unchanged reports came again. */
  seeAgain(door: Door, digests: readonly string[]): void
  /** The last pushes, newest first. */
  list(most?: number): Promise<readonly Readonly<Record<string, unknown>>[]>
  /** Writes down what is left. */
  close(): Promise<void>
}

/** Milliseconds after which what was noted is written down. */
const patience = 250
/** Pushes that are remembered of each collector. */
const kept = 100
/** Digests in one statement. */
const portion = 500

type Row = Readonly<Record<string, string | number | null>>

/** What waits to be written down. */
interface Page {
  readonly pushes: Row[]
  /** Digests by collector, with the moment at which they came last. */
  readonly seen: Map<string, { readonly door: Door; readonly digests: Set<string>; seendate: string }>
}

/** Opens the journal of a site. */
export function openJournal(database: Database, clock: Clock, log: Log): Journal {
  let page = emptyPage()
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()
  const write = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    const full = page
    page = emptyPage()
    writing = writing
      .then(() => writePage(database, full))
      .catch((error: unknown) => log.warn('What collectors did could not be written down.', { error }))
    return writing
  }
  const begin = (): void => {
    timer ??= setTimeout(() => void write(), patience).unref()
  }
  const now = (): string => storedOf(isoOf(clock.now()))
  return {
    note: (push) => {
      page.pushes.push(rowOf(push, now()))
      begin()
    },
    seeAgain: (door, digests) => {
      if (digests.length === 0) return
      const key = `${door.plugin}/${door.collector}`
      const seen = page.seen.get(key) ?? { door, digests: new Set<string>(), seendate: '' }
      for (const digest of digests) seen.digests.add(digest)
      seen.seendate = now()
      page.seen.set(key, seen)
      begin()
    },
    list: async (most = 200) => {
      await write()
      return await listPushes(database, most)
    },
    close: write,
  }
}

const emptyPage = (): Page => ({ pushes: [], seen: new Map() })

function rowOf(
  { plugin: pluginname, collector, actorname, items, answer, error, ...told }: PushNote,
  now: string,
): Row {
  const { created = 0, updated = 0, unchanged = 0, quarantined = 0, rejected = 0, changesetid = null } = answer ?? {}
  const counts = { created, updated, unchanged, quarantined, rejected }
  const milliseconds = Math.round(told.milliseconds)
  return { pluginname, collector, actorname, createddate: now, items, ...counts, milliseconds, changesetid, error }
}

async function writePage(database: Database, { pushes, seen }: Page): Promise<void> {
  if (pushes.length === 0 && seen.size === 0) return
  await database.transaction(async (trx) => {
    if (pushes.length > 0) await insertMany(trx, 'collectorpushes', pushes)
    const doors = new Map(pushes.map((push) => [`${push['pluginname']}/${push['collector']}`, push]))
    for (const door of doors.values()) await forgetOld(trx, door)
    for (const { door, digests, seendate } of seen.values())
      for (let start = 0; start < digests.size; start += portion)
        await touch(trx, door, { digests: [...digests].slice(start, start + portion), seendate })
  })
}

async function forgetOld(trx: Kysely<Tables>, { pluginname = '', collector = '' }: Row): Promise<void> {
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
}

async function touch(
  trx: Kysely<Tables>,
  { plugin, collector }: Door,
  { digests, seendate }: { readonly digests: readonly string[]; readonly seendate: string },
): Promise<void> {
  await trx
    .updateTable('assetsightings')
    .set({ seendate })
    .where('pluginname', '=', plugin)
    .where('collector', '=', collector)
    .where('digest', 'in', [...digests])
    .execute()
}

async function listPushes({ read }: Database, most: number): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const rows = await read
    .selectFrom('collectorpushes')
    .selectAll()
    .orderBy('collectorpushid', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({ ...row, createddate: isoOfStored(String(row['createddate'])) }))
}
