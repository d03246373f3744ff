const two = (part: number): string => String(part).padStart(2, '0')

/** A moment as a `datetime-local` input shows it: the reader's own time, without a zone. */
export function localOf(moment: unknown): string {
  const date = new Date(String(moment ?? ''))
  if (Number.isNaN(date.getTime())) return ''
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** What a `datetime-local` input holds, as a moment in UTC; null where it is not filled in. */
export function momentOf(local: string): string | null {
  const date = new Date(local)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}
