import type { Kysely } from 'kysely'
import type { Tables } from '../database/database.ts'
import type { StoredEntry, StoredSet } from './batch.ts'
import { chainHash, firsthash } from './hash.ts'

/** What the walk over the whole log found. `broken` is the first row that does not follow from the one before. */
export interface Verdict {
  readonly entries: number
  readonly broken?: { readonly auditlogid: number; readonly reason: string }
}

type Chained = StoredEntry & StoredSet
const page = 1000

/** Walks the audit log from its first row and tells whether anything was edited, removed or inserted. */
export async function verifyAudit(read: Kysely<Tables>): Promise<Verdict> {
  let hash = firsthash
  let entries = 0
  for await (const row of chainedRows(read)) {
    const reason = flawOf(row, hash, entries + 1)
    if (reason) return { entries, broken: { auditlogid: row.auditlogid, reason } }
    hash = row.hash
    entries += 1
  }
  return endVerdict(read, hash, entries)
}

function flawOf(row: Chained, hash: string, expected: number): string | undefined {
  if (row.auditlogid !== expected) return `entry ${expected} is missing`
  if (row.previoushash !== hash) return 'it does not follow from the entry before it'
  return chainHash(hash, row, row) === row.hash ? undefined : 'it or its change set was edited'
}

async function* chainedRows(read: Kysely<Tables>): AsyncGenerator<Chained> {
  for (let last = 0; ;) {
    const rows = await read
      .selectFrom('auditlogs')
      .leftJoin('changesets', 'changesets.changesetid', 'auditlogs.changesetid')
      .selectAll()
      .where('auditlogs.auditlogid', '>', last)
      .orderBy('auditlogs.auditlogid')
      .limit(page)
      .execute()
    // Rows of these very tables.
    for (const row of rows) yield row as unknown as Chained
    if (rows.length < page) return
    last = Number(rows.at(-1)?.['auditlogid'])
  }
}

/** Rows cut off at the end leave a chain that is whole but shorter than the head says. */
async function endVerdict(read: Kysely<Tables>, hash: string, entries: number): Promise<Verdict> {
  const head = await read.selectFrom('changehead').selectAll().executeTakeFirst()
  if (!head && entries === 0) return { entries }
  if (head?.['hash'] === hash && Number(head['auditlogid']) === entries) return { entries }
  return { entries, broken: { auditlogid: entries + 1, reason: 'entries were cut off at the end' } }
}
