import { type Job, ShopError } from '@shopdb/contract'
import { jobbudget, labelOf } from '../../plugins/scheduled/jobs-of.ts'
import { within } from '../../plugins/within.ts'
import type { Finding } from './finding.ts'
import { isUnreached, lookAnswered } from './thrown.ts'
import { aloneOf, type Trial } from './trial.ts'

/** Runs each job once on the rows that are there. That another side is not there, or that it makes no sense now, is an answer. */
export async function checkJobs({ platform, folder }: Trial, jobs: readonly Job[]): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const job of jobs)
    findings.push(
      await lookAnswered(`Its job "${labelOf(job)}" runs`, { folder, isAnswer }, () =>
        within(job.budget ?? jobbudget, late, runOf(job, aloneOf(platform))),
      ),
    )
  return findings
}

const late = 'A run of it'

/** One that does not get done here does not get done where there are more rows. */
function isAnswer(cause: unknown): boolean {
  if (cause instanceof Error && cause.message.startsWith(`${late} took longer`)) return false
  return isUnreached(cause) || (cause instanceof ShopError && cause.code === 'conflict')
}

/** One that throws before it promises anything has failed like one that throws later. */
async function runOf({ run }: Job, platform: Trial['platform']): Promise<void> {
  await run(platform)
}
