import { invalidInput, type Flaw } from '@shopdb/contract'
import type { Call } from '../access/route.ts'

/** What is asked of the search. */
export interface SearchQuery {
  readonly q: string
  /** The most rows of each kind. */
  readonly limit: number
}

/** Characters of a question. */
export const longest = 200
export const mostlimit = 50
export const usuallimit = 8

/** Reads the parameters; throws `invalid` naming each that is wrong. */
export function parseSearch({ query }: Pick<Call, 'query'>): SearchQuery {
  const flaws: Flaw[] = []
  for (const name of Object.keys(query))
    if (name !== 'q' && name !== 'limit')
      flaws.push({ path: `/${name}`, message: 'is not a parameter here; there are q and limit' })
  const { q, limit = String(usuallimit) } = query
  const flaw = flawOf(q)
  if (flaw !== undefined) flaws.push({ path: '/q', message: flaw })
  const most = typeof limit === 'string' && /^\d{1,3}$/u.test(limit) ? Number(limit) : 0
  if (most < 1 || most > mostlimit)
    flaws.push({ path: '/limit', message: `must be a whole number from 1 to ${mostlimit}` })
  if (flaws.length > 0 || typeof q !== 'string') throw invalidInput(flaws)
  return { q, limit: most }
}

function flawOf(q: string | readonly string[] | undefined): string | undefined {
  if (q === undefined) return 'is required: the text to search for'
  if (typeof q !== 'string') return 'must be given once'
  if (q.includes('\0') || !q.isWellFormed()) return 'must be well-formed text without NUL'
  if (q.trim() === '') return 'must not be empty'
  return q.length > longest ? `must have at most ${longest} characters` : undefined
}
