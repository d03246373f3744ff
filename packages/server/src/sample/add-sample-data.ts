import type { Cause } from '../changes/work.ts'
import { applyPlan } from '../import/apply.ts'
import type { Progress } from '../import/progress.ts'
import type { Engine } from '../resources/engine.ts'
import { samplePlan } from './sample-plan.ts'

/** What was made of the sample factory. */
export interface SampleMade {
  readonly created: number
  /** Already there, by name or number. */
  readonly unchanged: number
}

/**
 * Adds the sample factory as one change set, which can be undone as a whole. `fileid` is the stored picture of its floor
 * plan (see `drawFloorPlan`). Adding it twice adds nothing the second time.
 */
export async function addSampleData(
  engine: Engine,
  cause: Omit<Cause, 'reason'>,
  { fileid, progress = () => undefined }: { readonly fileid?: number; readonly progress?: Progress } = {},
): Promise<SampleMade> {
  const applied = await engine.changes.change({ ...cause, reason: 'Sample data' }, (work) =>
    applyPlan({ engine, work }, samplePlan(fileid), progress),
  )
  const created = applied.filter((one) => one.outcome === 'created').length
  return { created, unchanged: applied.length - created }
}
