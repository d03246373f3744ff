/** One thing after the other, in the order in which they were asked for. */
export interface Turns {
  readonly take: (job: () => Promise<void>) => Promise<void>
  /** Whether another one waits for its turn. */
  readonly isAwaited: () => boolean
}

/** Whoever scans does not wait until what was scanned before has arrived: it is sent when that is done. */
export function createTurns(): Turns {
  let last = Promise.resolve()
  let waiting = 0
  const take = (job: () => Promise<void>): Promise<void> => {
    waiting += 1
    last = last.then(() => {
      waiting -= 1
      return job()
    })
    return last
  }
  return { take, isAwaited: () => waiting > 0 }
}
