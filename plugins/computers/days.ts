const daylength = 86_400_000

const momentOf = (day: string): number => Date.parse(`${day}T00:00:00.000Z`)

/** The day so many days later; before it, when `count` is below 0. */
export function addDays(day: string, count: number): string {
  return new Date(momentOf(day) + count * daylength).toISOString().slice(0, 10)
}

/** How many days lie between two days; below 0 when the second comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((momentOf(to) - momentOf(from)) / daylength)
}
