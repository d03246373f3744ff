/** Minutes from one try to the next; after the last of them it is given up. */
const pauses = [1, 5, 30, 120, 720]

/** The moment of the next try after so many, or undefined when there is none. */
export function nextTry(attempts: number, now: string): string | undefined {
  const pause = pauses[attempts - 1]
  return pause === undefined ? undefined : new Date(Date.parse(now) + pause * 60_000).toISOString()
}
