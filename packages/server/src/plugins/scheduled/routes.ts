import type { JobsAnswer, Log } from '@shopdb/contract'
import type { Call, Route } from '../../access/route.ts'
import type { JobRunner } from '../../jobs/runner.ts'
import type { Hooks } from '../hooks.ts'
import { jobAnswer, type JobsTold, listJobs } from './job-answers.ts'
import { getJob } from './jobs-of.ts'
import { jobSchema, jobsSchema } from './schema.ts'

/** What the endpoints of jobs take. */
export interface JobParts extends JobsTold {
  readonly runner: JobRunner
  readonly hooks: Hooks
  readonly log: Log
}

const tag = 'Plugins'

/** The scheduled work of plugins, for administrators: how it went last, when it comes next, and running it now. */
export function jobRoutes(parts: JobParts): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/api/jobs',
      permission: { name: 'plugins.read', least: 'admin' },
      doc: {
        tag,
        summary: 'List scheduled work: how it went last, when it comes next',
        answer: { schema: jobsSchema },
      },
      handle: async () => {
        const { timeZone: timezone } = Intl.DateTimeFormat().resolvedOptions()
        return { body: { data: await listJobs(parts), timezone } satisfies JobsAnswer }
      },
    },
    {
      method: 'POST',
      path: '/api/jobs/:name/run',
      permission: { name: 'plugins.write', least: 'admin' },
      doc: {
        tag,
        summary: 'Run scheduled work now, and tell how it went',
        description:
          'It has as long as by its schedule, and is answered when it has ended: a run that failed too. 409 while it runs.',
        answer: { schema: jobSchema },
      },
      handle: async (call) => ({ body: await runNow(parts, call) }),
    },
  ]
}

async function runNow({ host, runner, hooks, clock, log }: JobParts, { params, actor }: Call) {
  const job = getJob(host.jobs(), params['name'] ?? '')
  log.info('A job is run now, as somebody asked.', { job: job.name, user: actor.name })
  // Who asks for it now does not wait for the minute in which it would be passed over.
  hooks.retry(job.plugin, job.hook)
  return jobAnswer(clock, job, await runner.runNow(job))
}
