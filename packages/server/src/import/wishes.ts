import { parseValue } from '@shopdb/contract'
import type { Resource } from '../resources/resource.ts'
import { isRef, type Match, type PlanRow, type Wish } from './plan.ts'

/** The members of a wanted row as the engine takes them, and what had to be left out. */
export interface SettledRow {
  readonly values: Readonly<Record<string, unknown>>
  readonly remarks: readonly string[]
}

/** Puts keys in the place of references and checks every value; one that its field refuses is left out, unless the row cannot be without it. */
export function settleValues(
  resource: Resource,
  row: PlanRow,
  ids: ReadonlyMap<string, number>,
): SettledRow | { readonly reason: string } {
  const members = Object.entries(row.values).map((member) => settleMember(resource, member, ids))
  const missing = members.find((member) => member.isneeded && member.flaw !== undefined)
  if (missing) return { reason: `${missing.name} ${missing.flaw}` }
  return {
    values: Object.fromEntries(
      members.flatMap((member) => (member.flaw === undefined ? [[member.name, member.value]] : [])),
    ),
    remarks: members.flatMap((member) =>
      member.flaw === undefined ? [] : [`${member.name} was left out: it ${member.flaw}`],
    ),
  }
}

interface Member {
  readonly name: string
  readonly isneeded: boolean
  readonly value?: unknown
  readonly flaw?: string
}

function settleMember(
  resource: Resource,
  [name, wish]: readonly [string, Wish],
  ids: ReadonlyMap<string, number>,
): Member {
  const column = resource.readable.get(name)
  if (!column) throw new Error(`${resource.name} has no member ${name}`)
  const isneeded = column.field.required === true
  const value = settleWish(wish, ids)
  if (value === undefined) return { name, isneeded, flaw: 'refers to a row that was not taken over' }
  return { name, isneeded, ...parseValue(column.field, value) }
}

/** The members to look for, or undefined where one of them refers to a row that is not there. */
export function settleMatch(
  match: Match,
  ids: ReadonlyMap<string, number>,
): Readonly<Record<string, unknown>> | undefined {
  const members = Object.entries(match).map(([name, wish]) => [name, settleWish(wish, ids)] as const)
  return members.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(members)
}

function settleWish(wish: Wish, ids: ReadonlyMap<string, number>): unknown {
  return isRef(wish) ? ids.get(wish.row) : wish
}
