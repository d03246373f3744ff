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
  /** When the first of the failures in a row ended; null when the last run that ended went well. */
  readonly failingsince: string | null
}

/** Who asks for a job, and for which of its moments. */
export interface Claim {
  readonly name: string
  readonly holder: string
  readonly due: number
  /** Milliseconds that a run may take. */
  readonly budget: number
}

/** Milliseconds by which clocks of replicas may differ, and by which a run may end after its time. */
const slack = 10_000

/**
 * Whether the job is now this holder's to run: of all replicas one is given each moment, whoever comes first, and none while it
 * runs. A run that has not ended in its time has died with its process.
 */
export async function claimJob(database: Database, clock: Clock, claim: Claim): Promise<boolean> {
  const { name, holder, due, budget } = claim
  const dead = stored(clock.now() - budget - slack)
  const lease = { holder, duedate: stored(due), starteddate: stored(clock.now()), endeddate: null, outcome: '' }
  return await database
    .transaction(async (trx) => {
      const taken = await trx
        .updateTable('jobleases')
        .set(lease)
        .where('name', '=', name)
        .where('duedate', '<', lease.duedate)
        .where((row) => row.or([row('endeddate', 'is not', null), row('starteddate', '<', dead)]))
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
  const endeddate = stored(clock.now())
  await database.transaction((trx) =>
    trx
      .updateTable('jobleases')
      .set((row) => ({
        endeddate,
        outcome: outcome.slice(0, 2000),
        failingsince: outcome === '' ? null : row.fn.coalesce('failingsince', row.val(endeddate)),
      }))
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
    endeddate: momentOf(row['endeddate']),
    outcome: String(row['outcome']),
    failingsince: momentOf(row['failingsince']),
  }))
}

/** Whether a run that has not ended may still do so: else it died with its process. */
export function isAlive(clock: Clock, { starteddate, endeddate }: JobRun, budget: number): boolean {
  return endeddate === null && Date.parse(starteddate) >= clock.now() - budget - slack
}

const momentOf = (value: unknown): string | null => (value === null ? null : isoOfStored(String(value)))

const stored = (moment: number): string => storedOf(isoOf(moment))
