import type { Actor } from '../access/actor.ts'
import { isoOf } from '../base/clock.ts'
import type { Work } from '../changes/work.ts'
import type { Engine } from '../resources/engine.ts'
import { applyPlan, type Applied } from './apply.ts'
import { legacytables, type LegacyData } from './legacy/data.ts'
import { planLegacy, type LegacyPlan } from './legacy/plan-legacy.ts'
import { placeOf, readLegacy } from './legacy/read.ts'
import type { Progress } from './progress.ts'
import { linesOf, talliesOf, tallyOf, type LegacyReport } from './report.ts'

/** What to import, and how. */
export interface LegacyImport {
  /** `mysql://user@host/database` */
  readonly url: string
  readonly actor: Actor
  /** Do everything, say what came of it, and take it all back. */
  readonly dryrun: boolean
  readonly progress: Progress
}

/**
 * Takes the equipment of an old database over (ADR-001) as one change set. All is read before anything is written; a
 * second run changes nothing but what changed over there and nobody has set here.
 */
export async function importLegacy(
  engine: Engine,
  { url, actor, dryrun, progress }: LegacyImport,
): Promise<LegacyReport> {
  const from = placeOf(url)
  const data = await readLegacy(url, progress)
  const plan = planLegacy(data, isoOf(engine.clock.now()).slice(0, 10))
  const cause = { actor, source: 'import', reason: `Import from the old database ${from}` } as const
  const job = (work: Work): Promise<readonly Applied[]> => applyPlan({ engine, work }, plan.rows, progress)
  if (dryrun) {
    return reportOf({ from, dryrun, changesetid: null }, { data, plan, applied: await rehearse(engine, cause, job) })
  }
  const { applied, changesetid } = await engine.changes.change(cause, async (work) => ({
    applied: await job(work),
    changesetid: work.changesetid,
  }))
  const isChanged = applied.some((one) => one.outcome === 'created' || one.outcome === 'updated')
  return reportOf({ from, dryrun, changesetid: isChanged ? changesetid : null }, { data, plan, applied })
}

/** Runs a job and takes back whatever it did. */
async function rehearse<T>(
  engine: Engine,
  cause: Parameters<Engine['changes']['change']>[0],
  job: (work: Work) => Promise<T>,
): Promise<T> {
  const rehearsed: { result?: T } = {}
  const stop = new Error('The rehearsal is over.')
  const run = engine.changes.change(cause, async (work) => {
    rehearsed.result = await job(work)
    throw stop
  })
  await run.catch((error: unknown) => {
    if (error !== stop) throw error
  })
  // The job has ended: it is what threw.
  return rehearsed.result as T
}

interface Done {
  readonly data: LegacyData
  readonly plan: LegacyPlan
  readonly applied: readonly Applied[]
}

function reportOf(
  head: Pick<LegacyReport, 'from' | 'dryrun' | 'changesetid'>,
  { data, plan, applied }: Done,
): LegacyReport {
  const { lines, extras } = linesOf(plan, applied)
  return {
    ...head,
    total: tallyOf(lines),
    tables: talliesOf(legacytables, lines),
    nottaken: data.others,
    counts: plan.counts,
    duplicates: plan.duplicates,
    lines,
    extras,
  }
}
