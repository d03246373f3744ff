import { AsyncLocalStorage } from 'node:async_hooks'

/** Runs jobs one after the other, in the order in which they came. */
export function openQueue(): <T>(job: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (job) => {
    const mine = last.then(job)
    last = mine.catch(() => undefined)
    return mine
  }
}

/**
 * Refuses a transaction inside a transaction: on SQLite it would wait for itself for ever, on MariaDB it would escape the
 * outer one in silence.
 */
export function openGuard(): <T>(job: () => Promise<T>) => Promise<T> {
  const storage = new AsyncLocalStorage<{ isOpen: boolean }>()
  return async (job) => {
    if (storage.getStore()?.isOpen) throw new Error('A transaction is open here already; write through its trx.')
    const state = { isOpen: true }
    try {
      return await storage.run(state, job)
    } finally {
      // What the job has left running in the background may begin one of its own later.
      state.isOpen = false
    }
  }
}
