import { randomUUID } from 'node:crypto'
import type { Log } from '@shopdb/contract'
import { Cron } from 'croner'
import type { Clock } from '../base/clock.ts'
import type { Database } from '../database/database.ts'
import { claimJob, endJob } from './leases.ts'

/** Work that is done again and again. */
export interface ScheduledJob {
  /** Unique over the site: `printers.forecast`. */
  readonly name: string
  /** Five fields as cron has them, in the time zone of the server. */
  readonly schedule: string
  readonly run: () => Promise<void>
}

/** What running jobs takes. */
export interface ScheduleParts {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
}

/** The words of what is wrong with a schedule, or undefined. */
export function scheduleFlaw(schedule: string): string | undefined {
  if (schedule.trim().split(/\s+/u).length !== 5) return `'${schedule}' must have five fields, such as 0 6 * * *`
  try {
    return new Cron(schedule, { paused: true }).nextRun() === null ? `'${schedule}' never comes` : undefined
  } catch (cause) {
    return `'${schedule}' is no schedule: ${cause instanceof Error ? cause.message : String(cause)}`
  }
}

/** Runs each job when it is due, on one replica; gives the way to stop. A job that is still running is not started again. */
export function startSchedule(parts: ScheduleParts, jobs: readonly ScheduledJob[]): () => void {
  const holder = randomUUID()
  const crons = jobs.map(
    (job) => new Cron(job.schedule, { unref: true, protect: true }, (cron) => runDue(parts, job, { holder, cron })),
  )
  return () => {
    for (const cron of crons) cron.stop()
  }
}

async function runDue(
  parts: ScheduleParts,
  job: ScheduledJob,
  { holder, cron }: { readonly holder: string; readonly cron: Cron },
): Promise<void> {
  // Clocks of replicas differ a little; the moment it was due is the same for all.
  const due = Math.floor((cron.currentRun()?.getTime() ?? Date.now()) / 60_000) * 60_000
  try {
    await runJob(parts, job, { holder, due })
  } catch (error) {
    parts.log.error('A scheduled job could not be started.', { job: job.name, error })
  }
}

/** Runs a job for one of its moments, unless another replica has it. Says whether it ran. */
export async function runJob(
  { database, clock, log }: ScheduleParts,
  { name, run }: ScheduledJob,
  { holder, due }: { readonly holder: string; readonly due: number },
): Promise<boolean> {
  if (!(await claimJob(database, clock, { name, holder, due }))) return false
  const outcome = await run().then(
    () => '',
    (error: unknown) => {
      log.error('A scheduled job failed.', { job: name, error })
      return error instanceof Error ? error.message : String(error)
    },
  )
  await endJob(database, clock, { name, holder, outcome })
  return true
}
