import { setImmediate } from 'node:timers/promises'
import { invalidInput, parseValue } from '@shopdb/contract'
import type { Kysely } from 'kysely'
import { isoOf, isoOfStored, storedOf } from '../base/clock.ts'
import type { Tables } from '../database/database.ts'
import { noPastRows, pastmembers, takeBack, type LaterEntry, type PastRows } from './past-rows.ts'

type Read = Kysely<Tables>

/** A moment of the site's past, and the last audit entry that was there then. */
export interface PastMoment {
  /** ISO 8601 in UTC */
  readonly at: string
  readonly auditlogid: number
}

/** How far the clocks of a browser and of the server may differ; milliseconds. */
const leeway = 60_000

/** Finds a moment in the log. Throws `invalid` for what is none, and for one that is to come or before the log begins. */
export async function findMoment(
  read: Read,
  { at, now }: { at: string | undefined; now: number },
): Promise<PastMoment> {
  const parsed = parseValue({ kind: 'datetime', label: 'At', required: true }, at)
  if ('flaw' in parsed) throw refusal(parsed.flaw)
  const moment = Date.parse(String(parsed.value))
  if (moment > now + leeway) throw refusal(`must be a moment of the past; it is ${isoOf(now)} now`)
  const begin = await readBegin(read)
  if (begin === undefined || moment < Date.parse(begin))
    throw refusal(`must not be before the log of this site begins, at ${begin ?? isoOf(now)}`)
  const auditlogid = await lastEntryUntil(read, storedOf(isoOf(moment)))
  return { at: isoOf(moment), auditlogid }
}

const refusal = (message: string): Error => invalidInput([{ path: '/at', message }])

/** When the log begins, ISO 8601 in UTC; undefined for an empty one. */
export async function readBegin(read: Read): Promise<string | undefined> {
  const first = await setFrom(read, 0)
  return first && isoOfStored(first.createddate)
}

interface SetTime {
  readonly changesetid: number
  readonly createddate: string
}

async function setFrom(read: Read, changesetid: number): Promise<SetTime | undefined> {
  const row = await read
    .selectFrom('changesets')
    .select(['changesetid', 'createddate'])
    .where('changesetid', '>=', changesetid)
    .orderBy('changesetid')
    .limit(1)
    .executeTakeFirst()
  // The columns just named.
  return row as SetTime | undefined
}

/** The last audit entry of all change sets until that time. Their numbers follow the order of commits, so halving finds it. */
export async function lastEntryUntil(read: Read, stored: string): Promise<number> {
  const head = await read.selectFrom('changehead').select('changesetid').executeTakeFirst()
  let [low, high] = [0, Number(head?.['changesetid'] ?? 0)]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const set = await setFrom(read, middle)
    if (set && set.createddate <= stored) low = set.changesetid
    else high = middle - 1
  }
  const last = await read
    .selectFrom('auditlogs')
    .select('auditlogid')
    .where('changesetid', '<=', low)
    .orderBy('changesetid', 'desc')
    .orderBy('auditlogid', 'desc')
    .limit(1)
    .executeTakeFirst()
  return Number(last?.['auditlogid'] ?? 0)
}

/** Entries of one statement; in between others are served. */
const portion = 2000

interface LogEntry extends LaterEntry {
  readonly auditlogid: number
}

/** What the log has told of one moment so far. */
interface Told {
  readonly rows: PastRows
  end: number
}

/** Moments whose rows are kept, and rows in all: they cost memory, and a few people look at a few days. */
const mostmoments = 4
const mostrows = 200_000

/** Reads which rows were other ones at a moment. What was read once for it is kept for a while; only what is new is read then. */
export function openPastLog(): (read: Read, moment: PastMoment) => Promise<PastRows> {
  const kept = new Map<number, Told>()
  return async (read, { auditlogid }) => {
    const told = kept.get(auditlogid) ?? { rows: noPastRows(), end: auditlogid }
    await readOn(read, told)
    kept.delete(auditlogid)
    kept.set(auditlogid, told)
    for (const oldest of kept.keys()) if (kept.size > mostmoments || rowsOf(kept) > mostrows) kept.delete(oldest)
    return told.rows
  }
}

function rowsOf(kept: ReadonlyMap<number, Told>): number {
  const counts = [...kept.values()].flatMap(({ rows }) => [...rows.values()].map((one) => one.size))
  return counts.reduce((sum, count) => sum + count, 0)
}

async function readOn(read: Read, told: Told): Promise<void> {
  for (let isMore = true; isMore;) {
    const entries = await entriesAfter(read, told.end)
    for (const entry of entries) takeBack(told.rows, entry)
    told.end = Math.max(told.end, entries.at(-1)?.auditlogid ?? 0)
    isMore = entries.length === portion
    if (isMore) await setImmediate()
  }
}

async function entriesAfter(read: Read, auditlogid: number): Promise<readonly LogEntry[]> {
  const rows = await read
    .selectFrom('auditlogs')
    .select(['auditlogid', 'action', 'entitytype', 'entityid', 'before'])
    .where('auditlogid', '>', auditlogid)
    .where('entitytype', 'in', [...pastmembers.keys()])
    .orderBy('auditlogid')
    .limit(portion)
    .execute()
  // The columns just named.
  return rows as unknown as readonly LogEntry[]
}
