import { isoOf, type Clock } from '../base/clock.ts'
import type { Database } from '../database/database.ts'
import { savepoint } from '../database/differences.ts'
import { isTransactionLost } from '../database/failures.ts'
import { joinBatch, openBatch, type Batch, type Draft } from './batch.ts'
import { flushBatch } from './flush.ts'
import { openWork } from './open-work.ts'
import type { Cause, Subject, Work } from './work.ts'

/** A change that waits to be committed, and who is told what came of it. */
export interface Waiting {
  readonly cause: Cause
  readonly subject: Subject | undefined
  readonly job: (work: Work) => Promise<unknown>
  readonly settle: (outcome: Outcome) => void
}

type Outcome = { readonly result: unknown } | { readonly error: unknown }

/** Where groups are committed, and who is told that everything is written and only the disk is waited for. */
export interface Ground {
  readonly database: Database
  readonly clock: Clock
  readonly onWritten: () => void
}

/** In one transaction, as if none could fail; or with a place before each to go back to. */
type Manner = 'hopeful' | 'careful'

/**
 * Commits a group; gives the number of the last change set, if there is any. Most groups succeed whole. Where one fails,
 * its changes are tried again so that a failing one takes nobody with it, and at last each alone.
 */
export async function commitGroup(ground: Ground, group: readonly Waiting[]): Promise<number | undefined> {
  if (group.length > 1) {
    const done = (await commitTogether(ground, group, 'hopeful')) ?? (await commitTogether(ground, group, 'careful'))
    if (done) return done.changesetid
  }
  let last: number | undefined
  for (const waiting of group) last = (await commitAlone(ground, waiting)) ?? last
  return last
}

interface Done {
  readonly outcomes: readonly Outcome[]
  readonly changesetid: number | undefined
}

/** Undefined where the group failed as a whole; then nobody has been told anything yet. */
async function commitTogether(ground: Ground, group: readonly Waiting[], manner: Manner): Promise<Done | undefined> {
  const done = await commit(ground, group, manner).catch(() => undefined)
  group.forEach((waiting, index) => {
    const outcome = done?.outcomes[index]
    if (outcome) waiting.settle(outcome)
  })
  return done
}

async function commitAlone(ground: Ground, waiting: Waiting): Promise<number | undefined> {
  try {
    const { outcomes, changesetid } = await commit(ground, [waiting], 'hopeful')
    for (const outcome of outcomes) waiting.settle(outcome)
    return changesetid
  } catch (error) {
    waiting.settle({ error })
    return undefined
  }
}

function commit({ database, clock, onWritten }: Ground, group: readonly Waiting[], manner: Manner): Promise<Done> {
  return database.transaction(async (trx) => {
    const subjects = group.flatMap(({ subject }) => subject ?? [])
    const batch = await openBatch(trx, { time: isoOf(clock.now()), subjects })
    const before = batch.head.changesetid
    const outcomes: Outcome[] = []
    for (const waiting of group) outcomes.push(await runOne(batch, waiting, manner))
    await flushBatch(batch)
    const { changesetid } = batch.head
    onWritten()
    return { outcomes, changesetid: changesetid > before ? changesetid : undefined }
  })
}

/** One job of a group. It fails by failing the transaction, or is rolled back to where it began. */
async function runOne(batch: Batch, waiting: Waiting, manner: Manner): Promise<Outcome> {
  const draft: Draft = {
    changesetid: batch.head.changesetid + 1,
    cause: waiting.cause,
    entries: [],
    searches: [],
    depth: 0,
  }
  const flushed = { times: 0 }
  const start = manner === 'careful' ? await savepoint(batch.trx) : undefined
  try {
    const result = await waiting.job(openWork(batch, draft, flushed))
    joinBatch(batch, draft)
    return { result }
  } catch (error) {
    batch.memory.clear()
    if (!start || flushed.times > 0 || isTransactionLost(error)) throw error
    await start.back()
    return { error }
  }
}
