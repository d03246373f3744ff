import { isoOf, type Clock } from '../base/clock.ts'
import type { Database } from '../database/database.ts'
import { savepoint, type Savepoint } from '../database/differences.ts'
import { isFailure, isTransactionLost } from '../database/failures.ts'
import { joinBatch, openBatch, type Batch, type Draft } from './batch.ts'
import { flushBatch } from './flush.ts'
import type { TableShelf } from './memory.ts'
import { openWork } from './open-work.ts'
import type { Cause, Subject, Work } from './work.ts'

/** A change that waits to be committed, and who is told what came of it. */
export interface Waiting {
  readonly cause: Cause
  readonly subjects: readonly Subject[]
  readonly job: (work: Work) => Promise<unknown>
  readonly settle: (outcome: Outcome) => void
}

/** A stretch of the log that one transaction wrote, all of it: the entry before it and its last one, and what they tell of. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly entitytypes: ReadonlySet<string>
}

type Outcome = { readonly result: unknown } | { readonly error: unknown }

/** Where groups are committed, and who wants to know how far one is. */
export interface Ground {
  readonly database: Database
  readonly clock: Clock
  readonly shelf: TableShelf
  /** The changes that wait. They are taken when it is our turn to write, so that those who came meanwhile come along. */
  readonly take: (most: number) => readonly Waiting[]
  /** Everything is written, and only the disk is waited for. */
  readonly onWritten: () => void
  /** It is on the disk, and nobody has been answered. */
  readonly onCommit: (changesetid: number) => void
  /** As `onCommit`, whether anything was recorded or not: where in the log the group stands. */
  readonly onSpan: (span: Span) => void
}

const most = 64

/**
 * How a group is run: as if none could fail, so that nobody waits for the answer to a write; with a place before each change
 * to go back to; or one change alone.
 */
type Manner = 'hopeful' | 'careful' | 'alone'

interface Attempt {
  readonly manner: Manner
  /** Lets in those who came while it was somebody else's turn to write. */
  readonly admit?: () => void
}

/**
 * Commits those that wait as one group and answers each. Most groups succeed whole. Where one fails, its changes are tried
 * again so that a failing one takes nobody with it, and at last each alone.
 */
export async function commitGroup(ground: Ground): Promise<void> {
  const group = [...ground.take(most)]
  const admit = (): void => void group.push(...ground.take(most - group.length))
  if (await isAnswered(ground, group, { manner: 'hopeful', admit })) return
  if (await isAnswered(ground, group, { manner: 'careful' })) return
  for (const waiting of group) await isAnswered(ground, [waiting], { manner: 'alone' })
}

/** Commits the group and answers it; or answers nobody, where one of several changes stood in the way, or a write that nobody waited for. */
async function isAnswered(ground: Ground, group: readonly Waiting[], attempt: Attempt): Promise<boolean> {
  const outcomes = await commit(ground, group, attempt).catch((error: unknown) => {
    // Nobody's fault; and where only the answer to the commit was lost, once more would be twice.
    const isDown = isFailure(error) && error.kind === 'unavailable'
    const isPlain = group.length === 1 && !(attempt.manner === 'hopeful' && isFailure(error))
    return isDown || isPlain ? group.map(() => ({ error })) : []
  })
  group.forEach((waiting, index) => {
    const outcome = outcomes[index]
    if (outcome) waiting.settle(outcome)
  })
  return outcomes.length > 0
}

async function commit(ground: Ground, group: readonly Waiting[], attempt: Attempt): Promise<readonly Outcome[]> {
  const { database, clock, shelf, onWritten, onCommit, onSpan } = ground
  const { outcomes, changesetid, span } = await database.transaction(async (trx) => {
    const batch = await openBatch(trx, isoOf(clock.now()), shelf)
    const start = batch.head.changesetid
    attempt.admit?.()
    const told = await runAll(batch, group, attempt.manner)
    await flushBatch(batch)
    shelf.leave(batch.head.hash, batch.tables)
    onWritten()
    const last = batch.head.changesetid > start ? batch.head.changesetid : undefined
    return { outcomes: told, changesetid: last, span: { ...batch.span, to: batch.head.auditlogid } }
  })
  onSpan(span)
  if (changesetid !== undefined) onCommit(changesetid)
  return outcomes
}

async function runAll(batch: Batch, group: readonly Waiting[], manner: Manner): Promise<readonly Outcome[]> {
  const subjects = group.flatMap((waiting) => waiting.subjects)
  const outcomes: Outcome[] = []
  for (const waiting of group) {
    const start = manner === 'careful' ? await savepoint(batch.trx) : undefined
    outcomes.push(await runOne(batch, { waiting, subjects, start, isHopeful: manner === 'hopeful' }))
  }
  return outcomes
}

/** One change of a group, what the others are about, and where to go back to when it fails. */
interface Turn {
  readonly waiting: Waiting
  readonly subjects: readonly Subject[]
  readonly start: Savepoint | undefined
  readonly isHopeful: boolean
}

/** It fails by failing the transaction, or is rolled back to where it began. */
async function runOne(batch: Batch, { waiting, subjects, start, isHopeful }: Turn): Promise<Outcome> {
  const draft: Draft = {
    changesetid: batch.head.changesetid + 1,
    cause: waiting.cause,
    isHopeful,
    subjects,
    entries: [],
    searches: [],
    late: [],
    depth: 0,
    least: undefined,
  }
  const flushed = { times: 0 }
  try {
    const result = await waiting.job(openWork(batch, draft, flushed))
    joinBatch(batch, draft)
    return { result }
  } catch (error) {
    batch.memory.clear()
    // A write that went ahead and failed may be the reason.
    await batch.ahead.settled()
    if (!start || flushed.times > 0 || isTransactionLost(error)) throw error
    await start.back()
    return { error }
  }
}
