import { type CollectedRecord, ShopError } from '@shopdb/contract'
import type { Cause, Subject, Work } from '../changes/work.ts'
import { isTransactionLost } from '../database/failures.ts'
import type { Desk, Engine } from '../resources/engine.ts'
import type { Foresight } from './foresight.ts'
import { type ItemOutcome, plainOutcome, pushAnswer, type PushAnswer, type RecordOutcome } from './outcome.ts'
import { writeRecord } from './record.ts'
import { noteSighting } from './sightings.ts'
import { takingIn } from './taking.ts'
import type { Pusher, Pushing } from './task.ts'

/** A record with the place of its item in the push, and one text for all that it says. */
export interface Pushed {
  readonly item: number
  readonly record: CollectedRecord
  readonly digest: string
}

/** One push, ready to be written. */
export interface Push {
  readonly pusher: Pusher
  readonly records: readonly Pushed[]
  /** Items that were refused before they became records. */
  readonly refused: readonly ItemOutcome[]
  readonly dryrun: boolean
  readonly foresight: Foresight
}

/** Thrown to end a dry run: everything was tried, nothing stays. */
class DryRun extends Error {}

/** Thrown where a record failed among others: what it wrote has to go, what they wrote has to stay. */
class OneFailed extends Error {}

/** How records are tried: each so that it can be taken back by itself, or as if none could fail. */
type Manner = 'careful' | 'hopeful'

/** Writes a push as one change set; each record is answered on its own, and one that fails takes nothing else with it. */
export async function writePush(engine: Engine, cause: Cause, push: Push): Promise<PushAnswer> {
  const { unchanged } = push.foresight
  const known = push.records.flatMap(({ item, digest }) => {
    const assetid = unchanged.get(digest)
    return assetid === undefined ? [] : [{ item, ...plainOutcome('unchanged', assetid) }]
  })
  const news = { ...push, records: push.records.filter(({ digest }) => !unchanged.has(digest)) }
  const written = news.records.length > 0 ? await writeNews(engine, cause, news) : { items: [], changesetid: null }
  const items = [...push.refused, ...known, ...written.items]
  return pushAnswer(
    push.dryrun,
    written.changesetid,
    items.toSorted((one, other) => one.item - other.item),
  )
}

interface Written {
  readonly items: readonly ItemOutcome[]
  readonly changesetid: number | null
}

/** Most pushes succeed whole; one of which a record fails is written again, carefully. */
async function writeNews(engine: Engine, cause: Cause, push: Push): Promise<Written> {
  if (push.dryrun) return await writeOnce(engine, cause, { push, manner: 'careful' })
  try {
    return await writeOnce(engine, cause, { push, manner: 'hopeful' })
  } catch (error) {
    if (error instanceof OneFailed) return await writeOnce(engine, cause, { push, manner: 'careful' })
    throw error
  }
}

interface Attempt {
  readonly push: Push
  readonly manner: Manner
}

async function writeOnce(engine: Engine, cause: Cause, { push, manner }: Attempt): Promise<Written> {
  const items: ItemOutcome[] = []
  let changesetid: number | null = null
  const job = async (work: Work): Promise<void> => {
    items.length = 0
    const turn = { ...(await turnOf(work, push)), manner }
    for (const pushed of push.records)
      items.push({ item: pushed.item, ...(await tried({ engine, work }, pushed, turn)) })
    const isChanged = items.some(({ outcome }) => outcome === 'created' || outcome === 'updated')
    changesetid = isChanged && !push.dryrun ? work.changesetid : null
    if (push.dryrun) throw new DryRun()
  }
  await engine.changes.change(cause, job, subjectsOf(engine, push)).catch((error: unknown) => {
    if (!(error instanceof DryRun)) throw error
  })
  return { items, changesetid }
}

/** What the push is about, as far as that is known: worth being read in one go. */
function subjectsOf({ registry }: Engine, { records, foresight }: Push): readonly Subject[] {
  return records.flatMap(({ record, digest }) => {
    const entityid = foresight.known.get(digest)
    return entityid === undefined ? [] : [{ entitytype: registry.get(record.declaration.table).entitytype, entityid }]
  })
}

/** How a push is written, and what of it was foreseen. */
interface Turn {
  readonly pushing: Pushing
  readonly known: Foresight['known']
  readonly manner: Manner
}

/** What was foreseen under other settings may be wrong by now, and is looked up again. */
async function turnOf(work: Work, { pusher, foresight }: Push): Promise<Omit<Turn, 'manner'>> {
  const taking = await takingIn(work)
  return { pushing: { ...pusher, ...taking }, known: taking.said === foresight.said ? foresight.known : new Map() }
}

async function tried(
  { engine, work }: Omit<Desk, 'resource'>,
  { record, digest }: Pushed,
  { pushing, known, manner }: Turn,
): Promise<RecordOutcome> {
  const desk = { engine, work, resource: engine.registry.get(record.declaration.table) }
  const write = async (): Promise<RecordOutcome> => {
    const outcome = await writeRecord({ desk, record, pushing }, known.get(digest))
    if (outcome.assetid !== null) noteSighting(work, pushing, { assetid: outcome.assetid, digest })
    return outcome
  }
  try {
    return manner === 'careful' ? await work.attempt(write) : await write()
  } catch (error) {
    if (!(error instanceof ShopError) || isTransactionLost(error)) throw error
    if (manner === 'hopeful') throw new OneFailed('A record of several was refused.', { cause: error })
    return refusal(error)
  }
}

/** An item that was not taken, and why. */
export function refusal(error: ShopError): RecordOutcome {
  const errors = error.flaws.length > 0 ? error.flaws : [{ path: '', message: error.message }]
  return { ...plainOutcome('rejected', null), errors }
}
