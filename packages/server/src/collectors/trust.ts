import type { IsStronger } from '../resources/precedence.ts'

/** Who may set a value over whom, the strongest first, as a site may order them otherwise. */
export const trustsources = ['manual', 'collector', 'import'] as const

/** One of `trustsources`. */
export type TrustSource = (typeof trustsources)[number]

/** What a person does, by whichever door. */
const manual = new Set(['web', 'api', 'cli'])

/** Whether a value that came from there stays when a collector says something else. What nobody in the order has set is weak. */
export function strongerThanCollector(order: readonly TrustSource[]): IsStronger {
  const rank = (source: string): number => {
    const at = order.findIndex((one) => one === (manual.has(source) ? 'manual' : source))
    return at === -1 ? order.length : at
  }
  return (source) => rank(source) < rank('collector')
}

/** The order as it is kept: words with commas. Anything else is the order of a new site. */
export function parseTrustOrder(text: string | undefined): readonly TrustSource[] {
  const words = (text ?? '').split(',').map((word) => word.trim())
  const known = trustsources.filter((source) => words.includes(source))
  if (known.length !== trustsources.length) return trustsources
  return known.toSorted((one, other) => words.indexOf(one) - words.indexOf(other))
}
