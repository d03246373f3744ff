import { setImmediate } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/database.ts'

/** What one change set touched: by entity type the keys of the rows, null where they are too many to be told. */
export interface ChangeDigest {
  readonly changesetid: number
  readonly touched: ReadonlyMap<string, readonly number[] | null>
}

/** A place in the log. */
export interface LogEnd {
  readonly changesetid: number
  readonly auditlogid: number
}

/** The most rows of a table that a digest names. */
const mostrows = 200
const chunk = 1000

/** Where the log ends. */
export async function readLogEnd(read: Kysely<Tables>): Promise<LogEnd> {
  const row = await read.selectFrom('changehead').select(['changesetid', 'auditlogid']).executeTakeFirst()
  return { changesetid: Number(row?.['changesetid'] ?? 0), auditlogid: Number(row?.['auditlogid'] ?? 0) }
}

/**
 * The change sets behind an entry of the log, in the order in which they were committed, and where each of them ends. The log
 * is read in pieces, so that a change of a hundred thousand rows keeps nobody waiting.
 */
export async function* digestsAfter(
  read: Kysely<Tables>,
  auditlogid: number,
): AsyncGenerator<{ readonly digest: ChangeDigest; readonly end: LogEnd }> {
  let from = auditlogid
  let open: Digesting | undefined
  for (let isMore = true; isMore;) {
    const entries = await entriesAfter(read, from)
    for (const entry of entries) {
      if (open && open.changesetid !== entry.changesetid) yield done(open, from)
      if (open?.changesetid !== entry.changesetid) open = { changesetid: entry.changesetid, touched: new Map() }
      note(open, entry)
      from = entry.auditlogid
    }
    // Change sets land as a whole: what ends before a full piece has ended with its change set.
    isMore = entries.length === chunk
    if (isMore) await setImmediate()
  }
  if (open) yield done(open, from)
}

interface Entry extends LogEnd {
  readonly entitytype: string
  readonly entityid: number
}

interface Digesting {
  readonly changesetid: number
  readonly touched: Map<string, Set<number> | null>
}

async function entriesAfter(read: Kysely<Tables>, auditlogid: number): Promise<readonly Entry[]> {
  const rows = await read
    .selectFrom('auditlogs')
    .select(['auditlogid', 'changesetid', 'entitytype', 'entityid'])
    .where('auditlogid', '>', auditlogid)
    .orderBy('auditlogid')
    .limit(chunk)
    .execute()
  // The columns just named.
  return rows as unknown as readonly Entry[]
}

function note({ touched }: Digesting, { entitytype, entityid }: Entry): void {
  const known = touched.get(entitytype)
  if (known === null) return
  const ids = (known ?? new Set()).add(entityid)
  touched.set(entitytype, ids.size > mostrows ? null : ids)
}

function done({ changesetid, touched }: Digesting, auditlogid: number): { digest: ChangeDigest; end: LogEnd } {
  const told = [...touched].map(([name, ids]): [string, readonly number[] | null] => [name, ids && [...ids]])
  return { digest: { changesetid, touched: new Map(told) }, end: { changesetid, auditlogid } }
}
