import { asTitle, type Job, notFound, type Platform } from '@shopdb/contract'
import type { ScheduledJob } from '../../jobs/schedule.ts'
import type { Ask, Hooks } from '../hooks.ts'
import type { LoadedPlugin } from '../plugin.ts'

/** Scheduled work of a plugin. */
export interface PluginJob extends ScheduledJob {
  readonly plugin: string
  /** The hook under which its failures are counted: `jobs.forecast`. */
  readonly hook: string
  /** What people read for it. */
  readonly label: string
}

/** What running the jobs of plugins takes. */
interface JobParts {
  readonly platformOf: (name: string) => Platform
  readonly hooks: Hooks
}

/** Milliseconds that a job may take which does not say. */
export const jobbudget = 60_000

/** A job's failures count like those of any hook, and are what its run comes to. */
export function jobsOf(parts: JobParts, { name: plugin, plugin: brought }: LoadedPlugin): readonly PluginJob[] {
  return (brought?.jobs ?? []).map((job) => {
    const { name, schedule, budget = jobbudget } = job
    const told = { plugin, hook: `jobs.${name}`, label: labelOf(job) }
    return { ...told, name: `${plugin}.${name}`, schedule, budget, run: () => runOne(parts, plugin, job) }
  })
}

/** The job of this name, or words that say which there are. */
export function getJob(jobs: readonly PluginJob[], name: string): PluginJob {
  const job = jobs.find((one) => one.name === name)
  if (job) return job
  const names = jobs.map((one) => one.name).join(', ')
  throw notFound(`There is no job ${name}; there are ${names || 'none'}.`)
}

/** What people read for it. */
export const labelOf = ({ name, label = asTitle(name) }: Job): string => label

/** Administrators read how it went: what the hook said itself, not what others are told of it. */
async function runOne({ platformOf, hooks }: JobParts, plugin: string, job: Job): Promise<void> {
  const { name: entry, budget = jobbudget } = job
  const ask: Ask = { plugin, hook: 'jobs', entry, budget }
  let isCalled = false
  const outcome = await hooks.call(ask, () => {
    isCalled = true
    return job.run(platformOf(plugin))
  })
  if (!('failed' in outcome)) return
  const told = hooks.report().find((one) => one.plugin === plugin && one.hook === `jobs.${entry}`)
  const reason = told?.lasterror ?? outcome.failed.reason
  throw new Error(isCalled ? reason : `It is passed over for a minute after failing five times in a row: ${reason}`)
}
