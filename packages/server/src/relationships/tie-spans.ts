import type { PastTie } from '@shopdb/contract'
import { sql, type Kysely, type RawBuilder } from 'kysely'
import { isoOfStored, storedOf } from '../base/clock.ts'
import type { Tables } from '../database/database.ts'
import type { Kind } from './kinds.ts'
import { readMerged, type Merged } from './merged.ts'

type Read = Kysely<Tables>

/** What the log says of a relation; `after` is its stored text. */
export interface TieEntry {
  readonly relationshipid: number
  readonly action: string
  readonly after: string | null
  /** ISO 8601 */
  readonly at: string
}

/** Every tie of an asset that held at or after a moment, the latest first, and of those that were merged into it until then. */
export async function readTieSpans(read: Read, assetid: number, since?: string): Promise<readonly PastTie[]> {
  const merged = await readMerged(read, assetid)
  const own = await readOwnSpans(read, assetid, since)
  const theirs = await Promise.all(merged.map((one) => readMergedSpans(read, one, since)))
  const gone = new Set(merged.map((one) => one.assetid))
  const whoseIs = (id: number): number => (gone.has(id) ? assetid : id)
  const spans = theirs.flat().map((span) => ({
    ...span,
    sourceassetid: whoseIs(span.sourceassetid),
    targetassetid: whoseIs(span.targetassetid),
  }))
  const others = spans.filter(({ sourceassetid, targetassetid }) => sourceassetid !== targetassetid)
  return [...own, ...others].toSorted((one, other) => other.from.localeCompare(one.from))
}

async function readMergedSpans(read: Read, { assetid, at }: Merged, since?: string): Promise<readonly PastTie[]> {
  const spans = await readOwnSpans(read, assetid, since)
  return spans.filter(({ from }) => from <= at)
}

/**
 * Every tie of an asset that held at or after a moment. Those that were ended, aimed elsewhere, or purged
 * because they were made anew are in the log only.
 */
async function readOwnSpans(read: Read, assetid: number, since?: string): Promise<readonly PastTie[]> {
  const ids = await relationIds(read, assetid, since)
  if (ids.length === 0) return []
  const [entries, kinds] = [await readEntries(read, ids), await readKinds(read)]
  const byrelation = Map.groupBy(entries, ({ relationshipid }) => relationshipid)
  return [...byrelation.values()]
    .flatMap((mine) => tieSpans(mine, assetid, kinds))
    .filter(({ until }) => until === null || since === undefined || until >= since)
}

type Members = Readonly<Record<string, unknown>>

/** The times in which a relation tied the asset; its entries come from the oldest on. */
export function tieSpans(
  entries: readonly TieEntry[],
  assetid: number,
  kinds: ReadonlyMap<number, Kind>,
): readonly PastTie[] {
  const spans: PastTie[] = []
  let row: Members = {}
  for (const [index, entry] of entries.entries()) {
    if (entry.action === 'event') continue
    row = stateAfter(row, entry)
    const now = tieOf(row, entry, kinds)
    const held = isTied(row, assetid) ? now : undefined
    const open = spans.at(-1)
    if (open?.until === null) spans.splice(-1, 1, ...continued(open, held, entry.at))
    else if (open && held && isBack(open, held, entries[index - 1])) spans.splice(-1, 1, { ...held, from: open.from })
    else if (held) spans.push(held)
  }
  return spans
}

/** What was taken out and came back as it was, as with the passport of a plugin, held all the time. */
const isBack = (open: PastTie, held: PastTie, before: TieEntry | undefined): boolean =>
  before?.action === 'purge' && open.until === before.at && isSame(open, held)

/** A tie that now leads elsewhere is another one. */
function continued(open: PastTie, held: PastTie | undefined, at: string): readonly PastTie[] {
  if (held && isSame(open, held)) return [{ ...held, from: open.from }]
  return [{ ...open, until: at }, ...(held ? [held] : [])]
}

const isSame = (one: PastTie, other: PastTie): boolean =>
  one.type === other.type && one.sourceassetid === other.sourceassetid && one.targetassetid === other.targetassetid

function stateAfter(row: Members, { action, after }: TieEntry): Members {
  if (action === 'purge') return {}
  // What was recorded of a row.
  return { ...row, ...(JSON.parse(after ?? '{}') as Members) }
}

function isTied(row: Members, assetid: number): boolean {
  return row['isactive'] !== false && (row['sourceassetid'] === assetid || row['targetassetid'] === assetid)
}

function tieOf(row: Members, { relationshipid, at }: TieEntry, kinds: ReadonlyMap<number, Kind>): PastTie {
  return {
    relationshipid,
    type: kinds.get(Number(row['relationshiptypeid'])) ?? 'connectedto',
    sourceassetid: Number(row['sourceassetid']),
    targetassetid: Number(row['targetassetid']),
    label: typeof row['label'] === 'string' ? row['label'] : null,
    from: at,
    until: null,
  }
}

/** Relations that tie the asset, and those of which the log says that they did. */
async function relationIds(read: Read, assetid: number, since: string | undefined): Promise<readonly number[]> {
  const late = since === undefined ? sql`` : sql`and changes.createddate >= ${storedOf(since)}`
  const { rows } = await sql<{ relationshipid: number }>`
    select relationshipid from assetrelationships where sourceassetid = ${assetid}
    union select relationshipid from assetrelationships where targetassetid = ${assetid}
    union select entry.entityid as relationshipid from auditlogs as entry
      inner join changesets as changes on changes.changesetid = entry.changesetid
      where entry.entitytype = 'assetrelationships' and entry.action in ('update', 'purge') ${late}
        and (${named('sourceassetid', assetid)} or ${named('targetassetid', assetid)})`.execute(read)
  return rows.map(({ relationshipid }) => relationshipid)
}

/** Whether the text of the former members names the asset: `"sourceassetid":17` before a comma or the end. */
function named(member: string, assetid: number): RawBuilder<boolean> {
  const before = sql.ref('entry.before')
  const [inside, last] = [`%"${member}":${assetid},%`, `%"${member}":${assetid}}%`]
  return sql`(${before} like ${inside} or ${before} like ${last})`
}

async function readEntries(read: Read, ids: readonly number[]): Promise<readonly TieEntry[]> {
  const rows = await read
    .selectFrom('auditlogs')
    .innerJoin('changesets', 'changesets.changesetid', 'auditlogs.changesetid')
    .select(['auditlogs.entityid', 'auditlogs.action', 'auditlogs.after', 'changesets.createddate'])
    .where('auditlogs.entitytype', '=', 'assetrelationships')
    .where('auditlogs.entityid', 'in', [...ids])
    .orderBy('auditlogs.auditlogid')
    .execute()
  return rows.map((row) => ({
    relationshipid: Number(row['entityid']),
    action: String(row['action']),
    after: row['after'] === null ? null : String(row['after']),
    at: isoOfStored(String(row['createddate'])),
  }))
}

async function readKinds(read: Read): Promise<ReadonlyMap<number, Kind>> {
  const rows = await read.selectFrom('relationshiptypes').select(['relationshiptypeid', 'name']).execute()
  // The three are seeded, and no other can be made.
  return new Map(rows.map((row) => [Number(row['relationshiptypeid']), row['name'] as Kind]))
}
