/** Where the time comes from; tests give their own. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() }

/** A moment as the API tells it: `2026-11-20T21:04:00.000Z`. */
export function isoOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}

/** A moment as the database keeps it: `2026-11-20 21:04:00.000`. */
export function storedOf(iso: string): string {
  return iso.slice(0, 23).replace('T', ' ')
}

/** From the database's form to the API's. */
export function isoOfStored(stored: string): string {
  return `${stored.replace(' ', 'T')}Z`
}
