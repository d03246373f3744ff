/** Parameters behind the question mark. What is undefined or empty is left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>

/** `?a=1&b=2`, or nothing where there is no parameter. */
export function searchOf(query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}
