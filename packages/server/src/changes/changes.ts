import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../base/clock.ts'
import type { Database } from '../database/database.ts'
import { commitGroup, type Span, type Waiting } from './group.ts'
import { openShelf } from './memory.ts'
import type { Cause, Subject, Work } from './work.ts'

/** The door to every write. */
export interface Changes {
  /**
   * Runs a job as one change set: all of it lands, audited, or none. A job that records nothing leaves no change set. It
   * may be run more than once before it lands. Where `subjects` say which rows it is about, those are read along with others.
   */
  change<T>(cause: Cause, job: (work: Work) => Promise<T>, subjects?: readonly Subject[]): Promise<T>
  /** Called after each commit that changed something and before anybody is answered, with the number of the last change set. */
  onCommit(listener: (changesetid: number) => void): void
  /** Called after each transaction of changes, before its changes are answered: what this process wrote where in the log. */
  onSpan(listener: (span: Span) => void): void
  /** Called after each change before it is answered, so that whoever made it meets nothing older. */
  beforeAnswer(listener: () => void): void
}

/**
 * Changes that arrive while one transaction is being written are committed together in the next: one wait for the disk
 * serves them all, and while it lasts the next group is written. Each is answered after the common commit, and a failing
 * one takes nobody with it.
 */
export function createChanges(database: Database, clock: Clock): Changes {
  const queue: Waiting[] = []
  const inside = new AsyncLocalStorage<{ isOpen: boolean }>()
  const listeners: ((changesetid: number) => void)[] = []
  const doubters: (() => void)[] = []
  const spanned: ((span: Span) => void)[] = []
  const shelf = openShelf()
  let isDraining = false
  const take = (most: number): readonly Waiting[] => queue.splice(0, most)
  const onCommit = (changesetid: number): void => {
    for (const listener of listeners) listener(changesetid)
  }
  const onSpan = (span: Span): void => {
    for (const listener of spanned) listener(span)
  }
  const drain = async (): Promise<void> => {
    isDraining = true
    while (queue.length > 0) {
      // A request that has arrived already is still to be read: without this turn of the event loop each would commit alone.
      await setImmediate()
      await new Promise<void>((onWritten) => {
        void commitGroup({ database, clock, shelf, take, onWritten, onCommit, onSpan }).finally(onWritten)
      })
    }
    isDraining = false
  }
  return {
    change: <T>(cause: Cause, job: (work: Work) => Promise<T>, subjects: readonly Subject[] = []) =>
      new Promise<T>((resolve, reject) => {
        // The job's own result comes back through the queue, whose type has to be wider.
        const settle: Waiting['settle'] = (outcome) => {
          if ('error' in outcome) return reject(outcome.error)
          for (const doubt of doubters) doubt()
          resolve(outcome.result as T)
        }
        if (inside.getStore()?.isOpen)
          return reject(new Error('A change set is open here already; write through its work.'))
        queue.push({ cause, subjects, job: (work) => marked(inside, () => job(work)), settle })
        if (!isDraining) void drain()
      }),
    onCommit: (listener) => void listeners.push(listener),
    onSpan: (listener) => void spanned.push(listener),
    beforeAnswer: (listener) => void doubters.push(listener),
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
