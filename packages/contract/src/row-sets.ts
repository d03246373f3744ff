import type { Declaration } from './declare.ts'
import { conflict } from './errors.ts'
import type { CommonRow, FilterOf, RowOf } from './infer.ts'
import { invalidInput } from './input.ts'
import { writeRule, type WriteRule } from './rules.ts'

type Members<D extends Declaration> = readonly (keyof D['fields'] & keyof RowOf<D> & string)[]

/**
 * A rule by which a row has exactly one of some members, as one that points to one of several kinds of things. `message` is told
 * behind the name of the member that is one too many, or of the first where there is none: `must be one of a place or an asset`.
 */
export function exactlyOne<D extends Declaration>(of: D, members: Members<D>, message: string): WriteRule {
  return writeRule(of, {
    before: (_reader, { after }) => {
      const [only, second] = members.filter((name) => after[name] !== null)
      if (!isInUse(after) || (only && !second)) return
      throw invalidInput([{ path: `/${second ?? members[0] ?? ''}`, message }])
    },
  })
}

/**
 * A rule by which no two rows in use are alike in all these members; two empty ones are alike too, which `unique` of a declaration
 * lets pass, and so is what was removed, which `unique` counts. `sentence` is what who writes the second one is told.
 */
export function noTwins<D extends Declaration>(of: D, members: Members<D>, sentence: string): WriteRule {
  const key = of.form === 'resource' ? `${of.name.toLowerCase()}id` : 'assetid'
  return writeRule(of, {
    before: async (reader, { after }) => {
      if (!isInUse(after)) return
      const alike = members.map((name) => (after[name] === null ? [`${name}.isnull`, true] : [name, after[name]]))
      const others = { ...Object.fromEntries(alike), [`${key}.ne`]: Reflect.get(after, key) } as FilterOf<D>
      if (await reader.find(of, others)) throw conflict(sentence)
    },
  })
}

/** Every declared table has it. */
const isInUse = (row: object): boolean => (row as CommonRow).isactive
