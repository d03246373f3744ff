import type { Goal } from '../load/job.ts'

/** An answer of either server, as far as the benchmark looks into it. */
export interface Answer {
  readonly [member: string]: unknown
  readonly data?: readonly Readonly<Record<string, unknown>>[]
  readonly total?: number
  readonly meta?: { readonly total?: number; readonly next?: string | null }
}

/** Asks once and reads the answer; throws when it is a refusal. */
export async function answerOf({ origin, token }: Goal, path: string): Promise<Answer> {
  const answer = await fetch(`${origin}${path}`, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`)
  // Both servers answer these paths with objects; a bare list is the raw server's search.
  const parsed = JSON.parse(text) as Answer | NonNullable<Answer['data']>
  return Array.isArray(parsed) ? { data: parsed } : (parsed as Answer)
}

/** As much of the map as the benchmark looks into. */
export interface MapAnswer {
  readonly assets: Readonly<Record<'assetid' | 'mapx' | 'mapy' | 'positionsource', readonly number[]>>
}
