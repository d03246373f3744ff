import type { ResourceDeclaration } from './declare.ts'
import { conflict } from './errors.ts'
import type { FilterOf, RowOf } from './infer.ts'
import { writeRule, type WriteRule } from './rules.ts'
import { inSentence } from './sentences.ts'

/** What rows of one place do not share. */
export interface Within<D extends ResourceDeclaration = ResourceDeclaration> {
  /** What each of them has for itself: `number`. */
  readonly member: keyof RowOf<D> & string
  /** The reference to the place; a row without one is at every place. */
  readonly within: keyof RowOf<D> & string
}

/**
 * A rule by which no two rows of one place share a member, where a row of no place reaches everywhere: a set in `unique` lets rows
 * without a place stand beside those that have one. Rows that were removed leave theirs to others.
 */
export function uniqueWithin<D extends ResourceDeclaration>(of: D, { member, within }: Within<D>): WriteRule {
  const { name, label = name, display = 'name', fields } = of
  const key = `${name.toLowerCase()}id`
  if (fields[within]?.kind !== 'reference')
    throw new Error(`${name} cannot be unique within ${within}, which is no reference.`)
  return writeRule(of, {
    before: async (reader, { after }) => {
      const { [member]: value, [within]: place, [key]: id, isactive } = membersOf(after)
      if (isactive !== true || value === null) return
      // What the compiler cannot follow here is checked by the engine.
      const others = await reader.listAll(of, { [member]: value, [`${key}.ne`]: id } as FilterOf<D>)
      const clash = others
        .map(membersOf)
        .find(({ [within]: other }) => other === place || other === null || place === null)
      if (!clash) return
      const [called, where] = [clash[display], clash[within] === null ? `at every ${placeOf(of, within)}` : 'there']
      throw conflict(`${label} ${String(value)} is taken by ${String(called)}.`, [
        { path: `/${member}`, message: `must be another one: ${String(value)} is ${String(called)} ${where}` },
      ])
    },
  })
}

const membersOf = (row: object): Readonly<Record<string, unknown>> => ({ ...row })

const placeOf = ({ fields }: ResourceDeclaration, within: string): string =>
  inSentence(fields[within]?.label ?? 'place')
