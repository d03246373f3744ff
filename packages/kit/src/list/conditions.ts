import type { FieldMeta } from '@shopdb/contract'
import type { Address } from './use-address.ts'

/** How a filter compares; the empty operator is "is one of". */
export const operators = ['', 'ne', 'gt', 'gte', 'lt', 'lte', 'contains', 'startswith', 'isnull', 'under'] as const

/** One of `operators`. */
export type Operator = (typeof operators)[number]

/** The filter on one field: what stands in the address for it, by operator. */
export interface Condition {
  readonly field: FieldMeta
  readonly terms: Readonly<Partial<Record<Operator, string>>>
}

const listnames = ['q', 'sort', 'page', 'perpage', 'isactive']

function isOperator(text: string): text is Operator {
  return operators.some((known) => known === text)
}

/** The filters that an address holds, in the order of the fields. */
export function conditionsOf(address: Address, fields: readonly FieldMeta[]): readonly Condition[] {
  return fields.flatMap((field) => {
    const terms = Object.fromEntries(
      operators.flatMap((operator) => termOf(address, parameterOf(field.name, operator), operator)),
    )
    return Object.keys(terms).length > 0 ? { field, terms } : []
  })
}

function termOf(address: Address, parameter: string, operator: Operator): [Operator, string][] {
  const value = address[parameter]
  return value === undefined ? [] : [[operator, value]]
}

/** `locationid` with `under` is `locationid.under`. */
export function parameterOf(name: string, operator: Operator): string {
  return operator === '' ? name : `${name}.${operator}`
}

/** The parts of an address that a list understands; a foreign word in a link that somebody sent does no harm. */
export function listQuery(address: Address, fields: readonly FieldMeta[]): Address {
  const names = new Set(fields.map((field) => field.name))
  const isKnown = (parameter: string): boolean => {
    const [name = '', operator = ''] = parameter.split('.')
    return listnames.includes(parameter) || (names.has(name) && isOperator(operator))
  }
  return Object.fromEntries(Object.entries(address).filter(([parameter]) => isKnown(parameter)))
}

/** Changes to an address that take every filter out, the quick one too. */
export function withoutConditions(address: Address): Readonly<Record<string, null>> {
  const kept = ['sort', 'perpage', 'view']
  return Object.fromEntries(Object.keys(address).flatMap((name) => (kept.includes(name) ? [] : [[name, null]])))
}
