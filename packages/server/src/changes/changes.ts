import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate } from 'node:timers/promises'
import { isoOf, type Clock } from '../base/clock.ts'
import type { Database } from '../database/database.ts'
import { savepoint } from '../database/differences.ts'
import { isTransactionLost } from '../database/failures.ts'
import { joinBatch, openBatch, type Batch, type Draft } from './batch.ts'
import { flushBatch } from './flush.ts'
import type { Cause, Work } from './work.ts'

/** The door to every write. */
export interface Changes {
  /** Runs a job as one change set: all of it lands, audited, or none. A job that records nothing leaves no change set. */
  change<T>(cause: Cause, job: (work: Work) => Promise<T>): Promise<T>
  /** Called after each commit that changed something, with the number of the last change set. */
  onCommit(listener: (changesetid: number) => void): void
}

interface Waiting {
  readonly cause: Cause
  readonly job: (work: Work) => Promise<unknown>
  readonly settle: (outcome: Outcome) => void
}

type Outcome = { readonly result: unknown } | { readonly error: unknown }

const most = 64

/**
 * Changes that arrive while one transaction is being written are committed together in the next: one wait for the disk
 * serves them all. Each is answered after the common commit, and a failing one takes nobody with it.
 */
export function createChanges(database: Database, clock: Clock): Changes {
  const queue: Waiting[] = []
  const inside = new AsyncLocalStorage<{ isOpen: boolean }>()
  const listeners: ((changesetid: number) => void)[] = []
  let isDraining = false
  const drain = async (): Promise<void> => {
    isDraining = true
    while (queue.length > 0) {
      // A request that has arrived already is still to be read: without this turn of the event loop each would commit alone.
      await setImmediate()
      const changesetid = await commit(database, clock, queue.splice(0, most))
      if (changesetid !== undefined) for (const listener of listeners) listener(changesetid)
    }
    isDraining = false
  }
  return {
    change: <T>(cause: Cause, job: (work: Work) => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        // The job's own result comes back through the queue, whose type has to be wider.
        const settle = (outcome: Outcome): void =>
          'error' in outcome ? reject(outcome.error) : resolve(outcome.result as T)
        if (inside.getStore()?.isOpen)
          return reject(new Error('A change set is open here already; write through its work.'))
        queue.push({ cause, job: (work) => marked(inside, () => job(work)), settle })
        if (!isDraining) void drain()
      }),
    onCommit: (listener) => void listeners.push(listener),
  }
}

/** A change inside a change would wait for itself for ever; this is how it is found out. */
async function marked<T>(inside: AsyncLocalStorage<{ isOpen: boolean }>, job: () => Promise<T>): Promise<T> {
  const state = { isOpen: true }
  try {
    return await inside.run(state, job)
  } finally {
    state.isOpen = false
  }
}

/** Commits a group; where the group as a whole fails, each of its jobs is tried alone, so that nobody pays for another's fault. */
async function commit(database: Database, clock: Clock, group: readonly Waiting[]): Promise<number | undefined> {
  try {
    const { outcomes, changesetid } = await database.transaction((trx) => runGroup(trx, clock, group))
    group.forEach((waiting, index) => waiting.settle(outcomes[index] ?? { error: new Error('A job gave no outcome.') }))
    return changesetid
  } catch (error) {
    const [alone] = group
    if (alone && group.length === 1) {
      alone.settle({ error })
      return undefined
    }
    let last: number | undefined
    for (const waiting of group) last = (await commit(database, clock, [waiting])) ?? last
    return last
  }
}

async function runGroup(
  trx: Work['trx'],
  clock: Clock,
  group: readonly Waiting[],
): Promise<{ outcomes: readonly Outcome[]; changesetid: number | undefined }> {
  const batch = await openBatch(trx, isoOf(clock.now()))
  const before = batch.head.changesetid
  const outcomes: Outcome[] = []
  for (const waiting of group) outcomes.push(await runOne(batch, waiting, group.length === 1))
  await flushBatch(batch)
  const { changesetid } = batch.head
  return { outcomes, changesetid: changesetid > before ? changesetid : undefined }
}

/** One job of a group. Alone it fails by failing the transaction; among others it is rolled back to where it began. */
async function runOne(batch: Batch, waiting: Waiting, isAlone: boolean): Promise<Outcome> {
  const draft: Draft = {
    changesetid: batch.head.changesetid + 1,
    cause: waiting.cause,
    entries: [],
    searches: [],
    depth: 0,
  }
  const flushed = { times: 0 }
  const work = openWork(batch, draft, flushed)
  const start = isAlone ? undefined : await savepoint(batch.trx)
  try {
    const result = await waiting.job(work)
    joinBatch(batch, draft)
    return { result }
  } catch (error) {
    if (!start || flushed.times > 0 || isTransactionLost(error)) throw error
    await start.back()
    return { error }
  }
}

function openWork(batch: Batch, draft: Draft, flushed: { times: number }): Work {
  return {
    trx: batch.trx,
    changesetid: draft.changesetid,
    cause: draft.cause,
    time: batch.time,
    record: (entry) => void draft.entries.push(entry),
    index: (search) => void draft.searches.push(search),
    attempt: (part) => attempt(batch, draft, part),
    flush: async () => {
      joinBatch(batch, draft)
      flushed.times += 1
      await flushBatch(batch)
    },
  }
}

async function attempt<T>(batch: Batch, draft: Draft, part: () => Promise<T>): Promise<T> {
  const [entries, searches] = [draft.entries.length, draft.searches.length]
  draft.depth += 1
  const start = await savepoint(batch.trx, draft.depth)
  try {
    const result = await part()
    await start.release()
    return result
  } catch (error) {
    if (isTransactionLost(error)) throw error
    await start.back()
    await start.release()
    draft.entries.length = entries
    draft.searches.length = searches
    throw error
  } finally {
    draft.depth -= 1
  }
}
