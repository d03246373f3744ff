import type { Clock } from '../base/clock.ts'
import { setBounded } from './bounded.ts'
import { TooManyError } from './too-many.ts'

/** Counts attempts to sign in by address, so that nobody tries one password on many names. In memory, for each replica. */
export interface Attempts {
  /** Throws `toomany` for an address that failed too often lately; else counts one more. */
  begin(address: string): void
  /** The last one was right and does not count. */
  forgive(address: string): void
}

const span = 5 * 60_000
const mostfailures = 30
const mostaddresses = 10_000

/** Begins to count. */
export function createAttempts(clock: Clock): Attempts {
  const times = new Map<string, readonly number[]>()
  return {
    begin(address) {
      const now = clock.now()
      const recent = (times.get(address) ?? []).filter((time) => time > now - span)
      const [first] = recent
      if (first !== undefined && recent.length >= mostfailures) {
        const seconds = Math.ceil((first + span - now) / 1000)
        throw new TooManyError(
          `Too many attempts to sign in came from ${address}; try again in ${seconds} seconds.`,
          seconds,
        )
      }
      setBounded(times, mostaddresses, [address, [...recent, now]])
    },
    forgive(address) {
      const rest = (times.get(address) ?? []).slice(0, -1)
      if (rest.length > 0) times.set(address, rest)
      else times.delete(address)
    },
  }
}
