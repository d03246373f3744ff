import { invalidInput } from '@shopdb/contract'
import type { Call } from '../access/route.ts'
import { parseListQuery } from '../resources/query.ts'
import { mostdepth } from './kinds.ts'
import type { Page } from './relations.ts'

type Query = Call['query']

/** Refuses every parameter that is not among the known ones. */
export function refuseStrangers(query: Query, known: readonly string[] = []): void {
  const stranger = Object.keys(query).find((name) => !known.includes(name))
  if (stranger === undefined) return
  const there = known.length === 0 ? 'none' : known.join(', ')
  throw invalidInput([{ path: `/${stranger}`, message: `is not a parameter here; there is ${there}` }])
}

/** Which page of a list is asked for. */
export function parsePage(query: Query): Page {
  refuseStrangers(query, ['page', 'perpage'])
  return parseListQuery({ sort: '' }, query)
}

/** How many ties away a graph goes: 1 unless it says otherwise. */
export function parseDepth(query: Query): number {
  refuseStrangers(query, ['depth'])
  const { depth = '1' } = query
  if (typeof depth === 'string' && /^[1-9]$/u.test(depth) && Number(depth) <= mostdepth) return Number(depth)
  throw invalidInput([{ path: '/depth', message: `must be a whole number from 1 to ${mostdepth}` }])
}
