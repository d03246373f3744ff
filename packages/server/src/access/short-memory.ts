import type { Clock } from '../base/clock.ts'
import { setBounded } from './bounded.ts'

/** What was read a moment ago, so that it is not read again for each request. */
export interface ShortMemory<Value> {
  /** At once while the memory is fresh, else what is read now; undefined where there is nothing. */
  find(key: string): Value | undefined | Promise<Value | undefined>
  /** Forgets everything: what is asked from now on is read from now on. */
  clear(): void
}

interface Entry<Value> {
  /** Milliseconds since 1970 when the reading began. */
  at: number
  value: Value | undefined
  reading: Promise<Value | undefined> | undefined
}

/** Five seconds: the longest that another replica goes on with a role that was taken away here. */
const maxage = 5_000
const most = 10_000

/** A bounded memory over a reading. Those who ask while it is read wait for the same reading. */
export function createShortMemory<Value>(
  clock: Clock,
  read: (key: string) => Promise<Value | undefined>,
): ShortMemory<Value> {
  const entries = new Map<string, Entry<Value>>()

  const start = (key: string): Promise<Value | undefined> => {
    const entry: Entry<Value> = { at: clock.now(), value: undefined, reading: undefined }
    setBounded(entries, most, [key, entry])
    entry.reading = read(key)
      .then((value) => (entry.value = value))
      .finally(() => {
        entry.reading = undefined
        // What is not there is not remembered, or strangers' guesses would push out what is.
        if (entry.value === undefined && entries.get(key) === entry) entries.delete(key)
      })
    return entry.reading
  }

  return {
    find(key) {
      const entry = entries.get(key)
      if (!entry || clock.now() - entry.at > maxage) return start(key)
      return entry.reading ?? entry.value
    },
    clear: () => entries.clear(),
  }
}
