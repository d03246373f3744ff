import { invalid, invalidInput, type Flaw } from '@shopdb/contract'

/** A change of relations to look at beforehand: a new one, changes of one, or its end (or coming back). */
export interface Proposal {
  readonly relationshipid?: number
  readonly changes?: unknown
  readonly isactive?: boolean
}

const members = ['relationshipid', 'changes', 'isactive']

/** Takes the body of a preview apart; what `changes` says is checked as the deed itself would check it. */
export function parseProposal(body: unknown): Proposal {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalid('The body must be a JSON object.')
  // Each member is checked in the lines below.
  const { relationshipid, changes, isactive } = body as Record<string, unknown>
  const flaws: Flaw[] = Object.keys(body)
    .filter((name) => !members.includes(name))
    .map((name) => ({ path: `/${name}`, message: `is not a member here; there are ${members.join(', ')}` }))
  const isKey = typeof relationshipid === 'number' && Number.isSafeInteger(relationshipid) && relationshipid > 0
  if (relationshipid !== undefined && !isKey)
    flaws.push({ path: '/relationshipid', message: 'must be the key of a relationship' })
  if ((changes === undefined) === (isactive === undefined))
    flaws.push({ path: '/changes', message: 'must be given, or isactive, but not both' })
  if (isactive !== undefined && typeof isactive !== 'boolean')
    flaws.push({ path: '/isactive', message: 'must be true or false' })
  if (isactive !== undefined && relationshipid === undefined)
    flaws.push({ path: '/relationshipid', message: 'is required together with isactive' })
  if (flaws.length > 0) throw invalidInput(flaws)
  return {
    changes,
    ...(isKey ? { relationshipid } : {}),
    ...(typeof isactive === 'boolean' ? { isactive } : {}),
  }
}
