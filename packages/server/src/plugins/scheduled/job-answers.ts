import type { JobAnswer, JobRunAnswer } from '@shopdb/contract'
import type { Clock } from '../../base/clock.ts'
import type { Database } from '../../database/database.ts'
import { isAlive, type JobRun, listJobRuns } from '../../jobs/leases.ts'
import { scheduleWords } from '../../jobs/schedule-words.ts'
import { nextRun } from '../../jobs/schedule.ts'
import type { PluginHost } from '../host.ts'
import type { PluginJob } from './jobs-of.ts'

/** What telling of jobs takes. */
export interface JobsTold {
  readonly host: Pick<PluginHost, 'jobs' | 'health'>
  readonly database: Database
  readonly clock: Clock
}

/** The scheduled work of all plugins that run, with how it went last and when it comes next. */
export async function listJobs({ host, database, clock }: JobsTold): Promise<readonly JobAnswer[]> {
  const runs = new Map((await listJobRuns(database)).map((run) => [run.name, run]))
  return host.jobs().map((job) => jobAnswer(clock, job, runs.get(job.name)))
}

/** A job as it is told. */
export function jobAnswer(clock: Clock, job: PluginJob, run: JobRun | undefined): JobAnswer {
  const { name, plugin, label, schedule } = job
  return {
    name,
    plugin,
    label,
    schedule,
    words: scheduleWords(schedule),
    nextdate: nextRun(schedule, clock.now()),
    lastrun: run ? runAnswer(run, stateOf(clock, job, run)) : null,
    failingsince: run?.failingsince ?? null,
  }
}

function runAnswer({ starteddate, endeddate, outcome }: JobRun, state: JobRunAnswer['state']): JobRunAnswer {
  const reason = state === 'lost' ? 'It did not end in its time: its server died meanwhile.' : outcome
  return { state, starteddate, endeddate, reason }
}

function stateOf(clock: Clock, { budget }: PluginJob, run: JobRun): JobRunAnswer['state'] {
  if (run.endeddate === null) return isAlive(clock, run, budget) ? 'running' : 'lost'
  return run.outcome === '' ? 'well' : 'failed'
}
