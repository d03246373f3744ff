import type { Field } from '@shopdb/contract'
import { sql } from 'kysely'
import type { OrderedBy } from './address-order.ts'
import type { Column } from './resource.ts'
import { columnRef } from './select.ts'

/**
 * Choices stand in the order in which they are declared: low, high, critical. A word that is none any more comes last. Undefined
 * for another column, and where the words stand in that order anyway: then an index gives it.
 */
export function choiceOrder(column: Column): readonly OrderedBy[] | undefined {
  const { kind, choices = [] } = column.field
  if (kind !== 'choice' || isByWord(choices)) return undefined
  const ref = columnRef(column)
  const cases = sql.join(
    choices.map((word, at) => sql`when ${word} then ${sql.lit(at)}`),
    sql` `,
  )
  const last = sql.lit(choices.length)
  return [
    {
      ref: sql`(case ${ref} ${cases} else case when ${ref} is null then null else ${last} end end)`,
      valueIn: (row) => placeOf(choices, row[column.name]),
      isByChoice: column.field.index === true,
    },
  ]
}

/** `gt`, `gte`, `lt` or `lte` a choice: which these are; undefined for another field. */
export function choicesBeyond(
  { kind, choices = [] }: Field,
  operator: string,
  word: unknown,
): readonly string[] | undefined {
  if (kind !== 'choice') return undefined
  const at = placeOf(choices, word) ?? 0
  const between = operator === 'gt' || operator === 'lte' ? at + 1 : at
  return operator.startsWith('gt') ? choices.slice(between) : choices.slice(0, between)
}

function placeOf(choices: readonly string[], word: unknown): number | null {
  if (typeof word !== 'string') return null
  const at = choices.indexOf(word)
  return at === -1 ? choices.length : at
}

/** Letters of other languages are not ordered alike here and in databases. */
const isByWord = (choices: readonly string[]): boolean =>
  choices.every((word, at) => /^[\x20-\x7e]+$/u.test(word) && (at === 0 || (choices[at - 1] ?? '') < word))
