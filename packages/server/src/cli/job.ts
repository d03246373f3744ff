import { type JobAnswer, momentText } from '@shopdb/contract'
import type { Command } from 'commander'
import { openRunner } from '../jobs/runner.ts'
import { hostPlugins } from '../main/host-plugins.ts'
import { jobAnswer, listJobs } from '../plugins/scheduled/job-answers.ts'
import { getJob } from '../plugins/scheduled/jobs-of.ts'
import { columnsOf } from './columns.ts'
import type { Terminal } from './terminal.ts'
import { withSite } from './with-site.ts'

/** `shopdb job`: the scheduled work of plugins. */
export function addJob(program: Command, terminal: Terminal): void {
  const job = program.command('job').description('the scheduled work of plugins')
  job
    .command('list')
    .description('when each comes, and how it went last; exits with 1 while one fails')
    .action(() => list(terminal))
  job
    .command('run <name>')
    .description('run one now, as its schedule would; exits with 1 when it fails')
    .action((name: string) => run(terminal, name))
}

async function list(terminal: Terminal): Promise<void> {
  await withSite(terminal, async (site) => {
    const jobs = await listJobs({ ...site, ...hostPlugins(site) })
    const headings = ['job', 'for', 'schedule', 'next', 'last run', 'outcome']
    for (const line of columnsOf([headings, ...jobs.map(cellsOf)])) terminal.say(line)
    if (jobs.some(hasFailed)) terminal.exitWith(1)
  })
}

const hasFailed = ({ lastrun }: JobAnswer): boolean => lastrun?.state === 'failed' || lastrun?.state === 'lost'

function cellsOf({ name, label, words, nextdate, lastrun }: JobAnswer): readonly string[] {
  const [next, last] = [nextdate, lastrun?.starteddate].map((moment) => (moment ? momentText(moment) : '-'))
  const outcome = lastrun ? [lastrun.state, lastrun.reason].filter(Boolean).join(': ') : '-'
  return [name, label, words, next ?? '', last ?? '', outcome]
}

async function run(terminal: Terminal, name: string): Promise<void> {
  await withSite(terminal, async (site) => {
    const job = getJob(hostPlugins(site).host.jobs(), name)
    const told = jobAnswer(site.clock, job, await openRunner(site).runNow(job))
    terminal.say(hasFailed(told) ? `The job ${name} failed: ${told.lastrun?.reason}` : `The job ${name} went well.`)
    if (hasFailed(told)) terminal.exitWith(1)
  })
}
