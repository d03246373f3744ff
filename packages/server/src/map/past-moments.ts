import { setImmediate } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { isoOf, storedOf } from '../base/clock.ts'
import type { Tables } from '../database/database.ts'
import { entryOf } from '../positions/ground.ts'
import { placeOf } from '../positions/resolve.ts'
import { lastEntryUntil } from './past-log.ts'
import type { Known } from './show-floor.ts'

type Read = Kysely<Tables>
type Members = Readonly<Record<string, unknown>>

/** Which plan is asked about, and as of when. */
export interface MomentsAsked {
  readonly known: Known
  readonly floorplanid: number
  readonly now: number
}

const year = 366 * 24 * 3_600_000
/** Entries that are looked at, the newest; and those of one statement, in between which others are served. */
const most = 200_000
const portion = 2000

interface Counted {
  end: number
  /** By day, such as `2026-11-20`. */
  readonly days: Map<string, number>
}

/** Counts by day what changed on a plan. What was counted once is kept; only what is new is read then. */
export function openPastMoments(): (read: Read, asked: MomentsAsked) => Promise<ReadonlyMap<string, number>> {
  const byplan = new Map<number, Counted>()
  return async (read, asked) => {
    const { floorplanid, now } = asked
    const since = isoOf(now - year)
    const counted = byplan.get(floorplanid) ?? { end: await startOf(read, storedOf(since)), days: new Map() }
    byplan.set(floorplanid, counted)
    for (let isMore = true; isMore;) {
      const entries = await entriesAfter(read, counted.end)
      for (const entry of entries) count(counted, asked, entry)
      isMore = entries.length === portion
      if (isMore) await setImmediate()
    }
    return new Map([...counted.days].filter(([day]) => day >= since.slice(0, 10)))
  }
}

async function startOf(read: Read, since: string): Promise<number> {
  const last = await read.selectFrom('changehead').select('auditlogid').executeTakeFirst()
  return Math.max(await lastEntryUntil(read, since), Number(last?.['auditlogid'] ?? 0) - most)
}

interface Entry {
  readonly auditlogid: number
  readonly entitytype: string
  readonly entityid: number
  readonly before: string | null
  readonly after: string | null
  readonly createddate: string
}

async function entriesAfter(read: Read, auditlogid: number): Promise<readonly Entry[]> {
  const rows = await read
    .selectFrom('auditlogs')
    .innerJoin('changesets', 'changesets.changesetid', 'auditlogs.changesetid')
    .select(['auditlogid', 'entitytype', 'entityid', 'before', 'after', 'changesets.createddate'])
    .where('auditlogid', '>', auditlogid)
    .where('entitytype', 'in', [...counting.keys()])
    .orderBy('auditlogid')
    .limit(portion)
    .execute()
  // The columns just named.
  return rows as unknown as readonly Entry[]
}

/** Two questions may count side by side; each entry counts once. */
function count(counted: Counted, asked: MomentsAsked, entry: Entry): void {
  if (entry.auditlogid <= counted.end) return
  counted.end = entry.auditlogid
  const told = [entry.before, entry.after].map(parsed)
  const rule = counting.get(entry.entitytype)
  const isChanged = rule?.members.some((name) => told[0]?.[name] !== told[1]?.[name])
  if (!rule || !isChanged || !told.some((members) => rule.isOn(asked, entry.entityid, members))) return
  const day = entry.createddate.slice(0, 10)
  counted.days.set(day, (counted.days.get(day) ?? 0) + 1)
}

// What was recorded of a row; nothing before it was made and after it was purged.
const parsed = (text: string | null): Members => (text === null ? {} : (JSON.parse(text) as Members))

interface CountRule {
  /** A change of one of these is seen on the map. */
  readonly members: readonly string[]
  /** Whether it is of the plan: as things stand now, or by what the entry itself says. */
  readonly isOn: (asked: MomentsAsked, entityid: number, members: Members) => boolean
}

const counting: ReadonlyMap<string, CountRule> = new Map([
  [
    'assets',
    {
      members: ['mapx', 'mapy', 'floorplanid', 'locationid', 'isactive'],
      isOn: (asked, assetid, members) =>
        isNamed(asked, members) || isDrawn(asked, assetid) || isPlaceOn(asked, members['locationid']),
    },
  ],
  [
    'locations',
    {
      members: ['mapx', 'mapy', 'floorplanid', 'parentlocationid', 'isactive'],
      isOn: (asked, locationid, members) => isNamed(asked, members) || isPlaceOn(asked, locationid),
    },
  ],
  [
    'assetrelationships',
    {
      members: ['sourceassetid', 'targetassetid', 'inheritsposition', 'isactive'],
      isOn: (asked, relationshipid, members) =>
        isDrawn(asked, members['sourceassetid'] ?? asked.known.everything.ground.ties.get(relationshipid)),
    },
  ],
])

const isNamed = ({ floorplanid }: MomentsAsked, members: Members): boolean => members['floorplanid'] === floorplanid

function isDrawn({ known: { everything }, floorplanid }: MomentsAsked, assetid: unknown): boolean {
  const entry = entryOf(everything.ground, Number(assetid))
  return entry !== undefined && everything.drawn.floorplanid[entry] === floorplanid
}

function isPlaceOn({ known: { everything }, floorplanid }: MomentsAsked, locationid: unknown): boolean {
  if (typeof locationid !== 'number') return false
  return placeOf(locationid, everything.ground.places)?.position.floorplanid === floorplanid
}
