import { randomUUID } from 'node:crypto'
import { conflict, type Log, ShopError } from '@shopdb/contract'
import { Cron } from 'croner'
import type { Clock } from '../base/clock.ts'
import type { Database } from '../database/database.ts'
import { claimJob, endJob, isAlive, type JobRun, listJobRuns } from './leases.ts'
import type { ScheduledJob } from './schedule.ts'

/** What running jobs takes. */
export interface RunnerParts {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
}

/** Runs jobs in this process; of all replicas one runs a job at a time. */
export interface JobRunner {
  /** From now on runs each job when it is due. One that is still running is not started again. */
  schedule(jobs: readonly ScheduledJob[]): void
  /** Runs a job for one of its moments, unless another replica has it or it still runs. Says whether it ran. */
  run(job: ScheduledJob, due: number): Promise<boolean>
  /** Runs a job at once, as its schedule would, and gives how it went. Refuses while it runs. */
  runNow(job: ScheduledJob): Promise<JobRun | undefined>
  /** Starts nothing more. What runs is written down as broken off, so that nobody waits for it to end. */
  stop(): Promise<void>
}

/** Opens what runs the jobs of a process. */
export function openRunner(parts: RunnerParts): JobRunner {
  const { database, clock } = parts
  const holder = randomUUID()
  const crons: Cron[] = []
  const running = new Set<string>()
  const stopped = Promise.withResolvers<never>()
  // Whoever waits for a job meanwhile is told; nobody need be.
  stopped.promise.catch(() => undefined)
  const run: JobRunner['run'] = async (job, due) => {
    const { name, budget } = job
    if (!(await claimJob(database, clock, { name, holder, due, budget }))) return false
    running.add(name)
    const outcome = await outcomeOf(parts, job).finally(() => running.delete(name))
    await endJob(database, clock, { name, holder, outcome })
    return true
  }
  return {
    schedule: (jobs) => void crons.push(...jobs.map((job) => cronOf(parts, job, run))),
    run,
    async runNow(job) {
      const hasRun = await Promise.race([run(job, clock.now()), stopped.promise])
      const last = (await listJobRuns(database)).find(({ name }) => name === job.name)
      if (!hasRun) throw busy(clock, job, last)
      return last
    },
    async stop() {
      for (const cron of crons) cron.stop()
      const outcome = 'The site was stopped while it ran.'
      for (const name of running) await endJob(database, clock, { name, holder, outcome })
      stopped.reject(new ShopError('unavailable', 'The site stops; look at how the job went when it is back.'))
    },
  }
}

function cronOf({ log }: RunnerParts, job: ScheduledJob, run: JobRunner['run']): Cron {
  return new Cron(job.schedule, { unref: true, protect: true }, async (cron) => {
    // Clocks of replicas differ a little; the moment it was due is the same for all.
    const due = Math.floor((cron.currentRun()?.getTime() ?? Date.now()) / 60_000) * 60_000
    try {
      await run(job, due)
    } catch (error) {
      log.error('A scheduled job could not be started.', { job: job.name, error })
    }
  })
}

async function outcomeOf({ log }: RunnerParts, { name, run }: ScheduledJob): Promise<string> {
  try {
    await run()
    return ''
  } catch (error) {
    log.error('A scheduled job failed.', { job: name, error })
    return error instanceof Error ? error.message : String(error)
  }
}

function busy(clock: Clock, { name, budget }: ScheduledJob, last: JobRun | undefined): ShopError {
  return conflict(
    last !== undefined && isAlive(clock, last, budget)
      ? `The job ${name} runs since ${last.starteddate}; wait until it has ended.`
      : `The job ${name} has run a moment ago; look at how it went.`,
  )
}
