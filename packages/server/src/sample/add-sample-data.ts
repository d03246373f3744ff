import { conflict } from '@shopdb/contract'
import type { Cause, Work } from '../changes/work.ts'
import { prepareFile } from '../files/prepare.ts'
import type { FileStore } from '../files/store.ts'
import { applyPlan } from '../import/apply.ts'
import type { Progress } from '../import/progress.ts'
import type { Engine } from '../resources/engine.ts'
import { keepFile } from '../resources/stored-file.ts'
import { drawFloorPlan } from './draw-floor-plan.ts'
import { sampleMachines } from './machines.ts'
import { samplePlan } from './sample-plan.ts'

/** What was made of the sample factory. */
export interface SampleMade {
  readonly created: number
  /** Already there, by name or number. */
  readonly unchanged: number
}

/** The reason of the change sets that bring sample data. */
export const samplereason = 'Sample data'

/**
 * Adds the sample factory and the picture of its floor as one change set, which can be undone as a whole. Adding it twice
 * adds nothing the second time. A site with assets of its own refuses it: its machine numbers would be taken for those of
 * the factory.
 */
export async function addSampleData(
  engine: Engine,
  cause: Omit<Cause, 'reason'>,
  { files, progress = () => undefined }: { readonly files: FileStore; readonly progress?: Progress },
): Promise<SampleMade> {
  const picture = prepareFile('sample-factory.svg', Buffer.from(drawFloorPlan()))
  await files.put(picture.sha256, picture.bytes)
  const applied = await engine.changes.change({ ...cause, reason: samplereason }, async (work) => {
    await refuseAmongOthers(work)
    const { fileid } = await keepFile({ engine, work }, picture)
    return applyPlan({ engine, work }, samplePlan(fileid), progress)
  })
  const created = applied.filter((one) => one.outcome === 'created').length
  return { created, unchanged: applied.length - created }
}

async function refuseAmongOthers({ trx }: Work): Promise<void> {
  const known = new Map(sampleMachines().map((machine) => [machine.number, machine.serialnumber]))
  const assets = await trx.selectFrom('assets').select(['assetnumber', 'serialnumber']).execute()
  if (assets.every((asset) => known.get(String(asset['assetnumber'])) === asset['serialnumber'])) return
  throw conflict('This site has assets of its own; sample data is for a site that has none yet.')
}
