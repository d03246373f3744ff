import { type CollectedRecord, ShopError } from '@shopdb/contract'
import type { Cause, Work } from '../changes/work.ts'
import { isTransactionLost } from '../database/failures.ts'
import type { Engine } from '../resources/engine.ts'
import { type ItemOutcome, plainOutcome, pushAnswer, type PushAnswer, type RecordOutcome } from './outcome.ts'
import { writeRecord } from './record.ts'
import { digestOf, noteSightings, seeAgain, unchangedAssets } from './sightings.ts'
import type { Pushing } from './task.ts'

/** A record with the place of its item in the push. */
export interface Pushed {
  readonly item: number
  readonly record: CollectedRecord
}

/** One push, ready to be written. */
export interface Push {
  readonly pushing: Pushing
  readonly records: readonly Pushed[]
  /** Items that were refused before they became records. */
  readonly refused: readonly ItemOutcome[]
  readonly dryrun: boolean
}

/** Thrown to end a dry run: everything was tried, nothing stays. */
class DryRun extends Error {}

/** Writes a push as one change set; each record is answered on its own, and one that fails takes nothing else with it. */
export async function writePush(engine: Engine, cause: Cause, push: Push): Promise<PushAnswer> {
  const items: ItemOutcome[] = []
  let changesetid: number | null = null
  const job = async (work: Work): Promise<void> => {
    items.splice(0, items.length, ...push.refused)
    items.push(...(await writeRecords(engine, work, push)))
    const isChanged = items.some(({ outcome }) => outcome === 'created' || outcome === 'updated')
    changesetid = isChanged && !push.dryrun ? work.changesetid : null
    if (push.dryrun) throw new DryRun()
  }
  await engine.changes.change(cause, job).catch((error: unknown) => {
    if (!(error instanceof DryRun)) throw error
  })
  return pushAnswer(
    push.dryrun,
    changesetid,
    items.toSorted((one, other) => one.item - other.item),
  )
}

async function writeRecords(engine: Engine, work: Work, { pushing, records }: Push): Promise<readonly ItemOutcome[]> {
  const digested = records.map((pushed) => ({ ...pushed, digest: digestOf(pushed.record) }))
  const digests = digested.map(({ digest }) => digest)
  const unchanged = await unchangedAssets(work, pushing, digests)
  const items: ItemOutcome[] = []
  const seen = new Map<number, string>()
  for (const { item, record, digest } of digested) {
    const known = unchanged.get(digest)
    const outcome =
      known === undefined ? await attempted(engine, work, { record, pushing }) : plainOutcome('unchanged', known)
    items.push({ item, ...outcome })
    if (known === undefined && outcome.assetid !== null) seen.set(outcome.assetid, digest)
  }
  await seeAgain(work, pushing, [...unchanged.keys()])
  await noteSightings(
    work,
    pushing,
    [...seen].map(([assetid, digest]) => ({ assetid, digest })),
  )
  return items
}

async function attempted(
  engine: Engine,
  work: Work,
  { record, pushing }: { readonly record: CollectedRecord; readonly pushing: Pushing },
): Promise<RecordOutcome> {
  try {
    const resource = engine.registry.get(record.declaration.table)
    return await work.attempt(() => writeRecord({ desk: { engine, work, resource }, record, pushing }))
  } catch (error) {
    if (!(error instanceof ShopError) || isTransactionLost(error)) throw error
    return refusal(error)
  }
}

/** An item that was not taken, and why. */
export function refusal(error: ShopError): RecordOutcome {
  const errors = error.flaws.length > 0 ? error.flaws : [{ path: '', message: error.message }]
  return { ...plainOutcome('rejected', null), errors }
}
