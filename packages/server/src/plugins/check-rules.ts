import type { Plugin } from '@shopdb/contract'
import { callFlaw } from './slot-flaws.ts'

/** What is wrong with the rules of a plugin: each is about a declaration of its own, and has something to say. */
export function ruleFlaws({ assettypes = [], subtypes = [], resources = [], rules = [] }: Plugin): readonly string[] {
  const own = new Set([...assettypes, ...subtypes, ...resources].map(({ table }) => table))
  // Nobody need have checked the types.
  return rules.flatMap((rule: Partial<(typeof rules)[number]>) => {
    const table = rule.of?.table ?? 'undefined'
    if (!own.has(table)) return [`Its rule about the table ${table} is about none that it declares itself`]
    const { before, after } = rule
    if (!before && !after) return [`Its rule about the table ${table} has neither before nor after`]
    return Object.entries({ before, after }).flatMap(([member, value]) =>
      value === undefined ? [] : callFlaw(`rule about the table ${table}`, member, value),
    )
  })
}
