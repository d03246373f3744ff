/** The moment so many hours ago. */
export function hoursAgo(hours: number, now = Date.now()): string {
  return new Date(now - hours * 60 * 60 * 1000).toISOString()
}
