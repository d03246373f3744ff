import { type Plugin, relationship } from '@shopdb/contract'
import { callFlaw } from './slot-flaws.ts'

/** What is wrong with the rules of a plugin: each is about its own declarations, or follows relations, and has something to say. */
export function ruleFlaws({ assettypes = [], subtypes = [], resources = [], rules = [] }: Plugin): readonly string[] {
  const tables = new Set([...assettypes, ...subtypes, ...resources, relationship].map(({ table }) => table))
  // Nobody need have checked the types.
  return rules.flatMap((rule: Partial<(typeof rules)[number]>) => {
    const table = rule.of?.table ?? 'undefined'
    if (!tables.has(table))
      return [`Its rule about the table ${table} is about none that it declares itself, nor about relations`]
    const { before, after, overruled } = rule
    if (before && table === relationship.table)
      return ['Its rule about relations has before, and may only have after: they are those of the site']
    if (overruled && !before)
      return [`Its rule about the table ${table} has overruled without before: nothing is decided otherwise there`]
    if (!before && !after) return [`Its rule about the table ${table} has neither before nor after`]
    return Object.entries({ before, after, overruled }).flatMap(([member, value]) =>
      value === undefined ? [] : callFlaw(`rule about the table ${table}`, member, value),
    )
  })
}
