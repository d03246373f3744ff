import type { Health, JobAnswer } from '@shopdb/contract'
import { type JobsTold, listJobs } from './job-answers.ts'

/** Milliseconds for which a job may fail before its plugin is not well: what the next run mends is nobody's business. */
const patience = 3_600_000

/** What each running plugin says of its health, by name, with those of its jobs that have failed for long. */
export async function healthWithJobs(parts: JobsTold): Promise<ReadonlyMap<string, Health>> {
  const [health, jobs] = await Promise.all([parts.host.health(), listJobs(parts)])
  const late = new Date(parts.clock.now() - patience).toISOString()
  const failing = Map.groupBy(
    jobs.filter((job) => isFailing(job, late)),
    ({ plugin }) => plugin,
  )
  return new Map([...health, ...[...failing].map(([name, its]) => [name, withFailing(health.get(name), its)] as const)])
}

function isFailing({ failingsince, lastrun }: JobAnswer, late: string): boolean {
  const since = failingsince ?? (lastrun?.state === 'lost' ? lastrun.starteddate : null)
  return since !== null && since <= late
}

function withFailing(own: Health | undefined, jobs: readonly JobAnswer[]): Health {
  const told = jobs.map(({ label, failingsince, lastrun }) => {
    const since = failingsince ?? lastrun?.starteddate
    const reason = lastrun?.reason ? `: ${lastrun.reason.replace(/\.$/u, '')}` : ''
    return `The job "${label}" has not gone well since ${since}${reason}.`
  })
  return { ok: false, detail: [own?.detail, ...told].filter(Boolean).join(' ') }
}
