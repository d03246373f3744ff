import { invalidInput, type Flaw } from '@shopdb/contract'
import type { Resource } from './resource.ts'

/** Parameters as a request brings them. */
export type Parameters = Readonly<Record<string, string | readonly string[]>>

/** A list request, taken apart but for its conditions. */
export interface ListQuery {
  readonly page: number
  readonly perpage: number
  readonly after?: string
  readonly sort: string
  readonly q?: string
  readonly fields?: readonly string[]
  readonly total: boolean
  /** What is left: conditions on columns. A text may hold several values with commas between them; a list holds them as they are. */
  readonly conditions: Readonly<Record<string, string | readonly string[]>>
}

/** Rows of a page at most. */
export const mostperpage = 500

const known = ['page', 'perpage', 'after', 'sort', 'q', 'fields', 'total']

/** Takes the parameters of a list apart; throws `invalid` naming each parameter that is wrong. */
export function parseListQuery(resource: Pick<Resource, 'sort'>, parameters: Parameters): ListQuery {
  const flaws: Flaw[] = []
  const single = singles(parameters, flaws)
  const whole = (name: string, otherwise: number, most: number): number =>
    wholeOf(single, flaws, { name, otherwise, most })
  const query = {
    page: whole('page', 1, 1_000_000),
    perpage: whole('perpage', 50, mostperpage),
    sort: single['sort'] ?? resource.sort,
    total: single['total'] !== 'false',
    ...(single['after'] === undefined ? {} : { after: single['after'] }),
    ...(single['q']?.trim() ? { q: single['q'] } : {}),
    ...(single['fields'] === undefined ? {} : { fields: single['fields'].split(',') }),
    conditions: Object.fromEntries(Object.entries(single).filter(([name]) => !known.includes(name))),
  }
  if (single['total'] !== undefined && !/^(true|false)$/u.test(single['total']))
    flaws.push({ path: '/total', message: 'must be true or false' })
  if (query.after !== undefined && single['page'] !== undefined)
    flaws.push({ path: '/page', message: 'cannot go together with after' })
  if (flaws.length > 0) throw invalidInput(flaws)
  return query
}

/** The same for code, which gives values as they are: a text with a comma is one value, and none of an empty list is any row's. */
export function codeListQuery(resource: Pick<Resource, 'sort'>, filter: object, options: object): ListQuery {
  const given = Object.entries(options).filter(([, value]) => value !== undefined)
  const conditions = Object.entries(filter)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]): [string, readonly string[]] => [name, (Array.isArray(value) ? value : [value]).map(String)])
  const flaws = conditions
    .filter(([, values]) => !values.every(isSound))
    .map(([name]) => ({ path: `/${name}`, message: unsound }))
  if (flaws.length > 0) throw invalidInput(flaws)
  const query = parseListQuery(resource, Object.fromEntries(given.map(([name, value]) => [name, String(value)])))
  return { ...query, conditions: Object.fromEntries(conditions) }
}

/** Whether no row can match, so that the database need not be asked: one of the conditions names none of any values. */
export function isImpossible({ conditions }: Pick<ListQuery, 'conditions'>): boolean {
  return Object.entries(conditions).some(
    ([name, values]) => typeof values !== 'string' && values.length === 0 && !name.endsWith('.ne'),
  )
}

const unsound = 'must be well-formed text without NUL'
const isSound = (value: string): boolean => !value.includes('\0') && value.isWellFormed()

function singles(parameters: Parameters, flaws: Flaw[]): Readonly<Record<string, string>> {
  const single: Record<string, string> = {}
  for (const [name, value] of Object.entries(parameters)) {
    if (typeof value !== 'string') flaws.push({ path: `/${name}`, message: 'is given more than once' })
    else if (!isSound(value)) flaws.push({ path: `/${name}`, message: unsound })
    else single[name] = value
  }
  return single
}

interface Whole {
  readonly name: string
  readonly otherwise: number
  readonly most: number
}

function wholeOf(single: Readonly<Record<string, string>>, flaws: Flaw[], { name, otherwise, most }: Whole): number {
  const text = single[name]
  if (text === undefined) return otherwise
  const value = Number(text)
  if (/^\d{1,9}$/u.test(text) && value >= 1 && value <= most) return value
  flaws.push({ path: `/${name}`, message: `must be a whole number from 1 to ${most}` })
  return otherwise
}
