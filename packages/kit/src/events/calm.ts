/** A job that is asked for more often than it need run. */
export interface Calm {
  /** Runs it soon; asking again before it runs changes nothing. */
  readonly ask: () => void
  readonly stop: () => void
}

/** Milliseconds within which many pages that hear of one change spread their questions. */
const spread = 300

/** Runs a job soon after it was asked for, never twice at a time, and at most once in `pause` milliseconds. */
export function calm(job: () => unknown, pause: number): Calm {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isRunning = false
  let isWanted = false
  let isOver = false
  let earliest = 0

  const run = async (): Promise<void> => {
    timer = undefined
    isRunning = true
    isWanted = false
    try {
      await job()
    } finally {
      isRunning = false
      earliest = Date.now() + pause
      if (isWanted) ask()
    }
  }
  const ask = (): void => {
    isWanted = true
    if (isOver || isRunning || timer !== undefined) return
    timer = setTimeout(() => void run(), Math.max(earliest - Date.now(), 0) + Math.random() * spread)
  }
  return {
    ask,
    stop: () => {
      isOver = true
      clearTimeout(timer)
    },
  }
}
