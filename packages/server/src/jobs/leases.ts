import { type Clock, isoOf, isoOfStored, storedOf } from '../base/clock.ts'
import type { Database } from '../database/database.ts'
import { isFailure } from '../database/failures.ts'

/** How the last run of a job went. */
export interface JobRun {
  readonly name: string
  /** The moment it was due, ISO 8601 like the others. */
  readonly duedate: string
  readonly starteddate: string
  /** Null while it runs, or when its process died. */
  readonly endeddate: string | null
  /** Why it failed; empty when it did not. */
  readonly outcome: string
}

/** Who asks for a job, and for which of its moments. */
export interface Claim {
  readonly name: string
  readonly holder: string
  readonly due: number
}

/** Whether the job is now this holder's to run: of all replicas one is given each moment, whoever comes first. */
export async function claimJob(database: Database, clock: Clock, { name, holder, due }: Claim): Promise<boolean> {
  const lease = { holder, duedate: stored(due), starteddate: stored(clock.now()), endeddate: null, outcome: '' }
  return await database
    .transaction(async (trx) => {
      const taken = await trx
        .updateTable('jobleases')
        .set(lease)
        .where('name', '=', name)
        .where('duedate', '<', lease.duedate)
        .executeTakeFirst()
      if (taken.numUpdatedRows > 0n) return true
      const known = await trx.selectFrom('jobleases').select('name').where('name', '=', name).executeTakeFirst()
      if (known) return false
      await trx
        .insertInto('jobleases')
        .values({ name, ...lease })
        .execute()
      return true
    })
    .catch((cause: unknown) => {
      // Another replica made the row between the look and the insert.
      if (isFailure(cause) && cause.kind === 'unique') return false
      throw cause
    })
}

/** Writes down how it ended, unless somebody else has it by now. */
export async function endJob(
  database: Database,
  clock: Clock,
  { name, holder, outcome }: Pick<Claim, 'name' | 'holder'> & { readonly outcome: string },
): Promise<void> {
  await database.transaction((trx) =>
    trx
      .updateTable('jobleases')
      .set({ endeddate: stored(clock.now()), outcome: outcome.slice(0, 2000) })
      .where('name', '=', name)
      .where('holder', '=', holder)
      .execute(),
  )
}

/** The last run of every job that ever ran here. */
export async function listJobRuns({ read }: Database): Promise<readonly JobRun[]> {
  const rows = await read.selectFrom('jobleases').selectAll().orderBy('name').execute()
  return rows.map((row) => ({
    name: String(row['name']),
    duedate: isoOfStored(String(row['duedate'])),
    starteddate: isoOfStored(String(row['starteddate'])),
    endeddate: row['endeddate'] === null ? null : isoOfStored(String(row['endeddate'])),
    outcome: String(row['outcome']),
  }))
}

const stored = (moment: number): string => storedOf(isoOf(moment))
