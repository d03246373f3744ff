import { isoOf, storedOf, type Clock } from '../base/clock.ts'
import type { Database } from '../database/database.ts'
import type { FileStore, Kept } from './store.ts'

/** What tidying up takes. */
export interface TidyParts {
  readonly store: FileStore
  readonly database: Database
  readonly clock: Clock
}

/** Milliseconds in which an upload is done, and a purge may still be undone. */
const day = 24 * 3_600_000

/**
 * Takes away what lies in the store and has had no row for a day: contents whose rows were purged or undone, and what broken
 * uploads have left. Where it is only rehearsed, it stays. Gives what was, or would be, taken away.
 */
export async function tidyFiles(
  { store, database, clock }: TidyParts,
  { isRehearsal }: { readonly isRehearsal: boolean },
): Promise<readonly Kept[]> {
  const since = clock.now() - day
  const old: Kept[] = []
  for await (const kept of store.list()) if (kept.put < since) old.push(kept)
  // Read after the listing: whatever got a row meanwhile is among them.
  const needed = await readNeeded(database, since)
  const gone: Kept[] = []
  for (const kept of old) if (!needed.has(kept.name) && (isRehearsal || (await store.remove(kept)))) gone.push(kept)
  return gone
}

/** The contents of all files, removed ones too, and of those that were purged of late. */
async function readNeeded({ read }: Database, since: number): Promise<ReadonlySet<string>> {
  const rows = await read.selectFrom('files').select('sha256').execute()
  const purges = await read
    .selectFrom('auditlogs')
    .innerJoin('changesets', 'changesets.changesetid', 'auditlogs.changesetid')
    .select('auditlogs.before')
    .where('auditlogs.entitytype', '=', 'files')
    .where('auditlogs.action', '=', 'purge')
    .where('changesets.createddate', '>=', storedOf(isoOf(since)))
    .execute()
  const sums = [...rows, ...purges.map(({ before }) => parsed(before))].map((row) => String(row['sha256']))
  return new Set(sums)
}

// What was recorded of a row of files.
const parsed = (before: unknown) => JSON.parse(String(before)) as Readonly<Record<string, unknown>>
