/** What a person typed as a number: null for nothing, the text itself where it is no number. A comma may be the point. */
export function parseNumber(typed: string): number | string | null {
  const text = typed.trim().replace(/^(-?\d*),(\d+)$/u, '$1.$2')
  if (text === '') return null
  return /^-?(\d+\.?\d*|\.\d+)$/u.test(text) ? Number(text) : typed
}
