import type { Declaration, Field, FieldKind, Flaw } from '@shopdb/contract'
import { choiceOf } from './closest.ts'

/** MariaDB takes 3072 bytes for an index, and up to four of them for a character. */
const mostcharacters = 700
const unindexed: readonly FieldKind[] = ['markdown', 'json', 'secret', 'url']
const common = ['isactive', 'createddate', 'modifieddate']

/** What is wrong with the sets of columns that are to be indexed together. */
export function indexesFlaws(declaration: Declaration): readonly Flaw[] {
  const { indexes = [] } = declaration
  // As a plugin without type checks could write it.
  if (!Array.isArray(indexes) || !indexes.every(Array.isArray))
    return [{ path: '/indexes', message: 'must be a list of lists of columns' }]
  return indexes.flatMap((names: readonly string[], place) =>
    setFlaws(declaration, names).map((message) => ({ path: `/indexes/${place}`, message })),
  )
}

function setFlaws({ form, fields }: Declaration, names: readonly string[]): readonly string[] {
  const known = [...Object.keys(fields), ...(form === 'assettype' ? [] : common)]
  const mentioned = names.flatMap((name): readonly (readonly [string, Field])[] => {
    const field = fields[name]
    return field ? [[name, field]] : []
  })
  const characters = mentioned.reduce((sum, [, field]) => sum + (field.kind === 'text' ? (field.max ?? 255) : 0), 0)
  return [
    ...(names.length < 2 ? ['must name two columns or more; for one, the field itself says index'] : []),
    ...(new Set(names).size < names.length ? ['names a column twice'] : []),
    ...names
      .filter((name) => !known.includes(name))
      .map((name) => `names ${name}, which is no column of it; ${choiceOf(name, known)}`),
    ...mentioned
      .filter(([, field]) => unindexed.includes(field.kind))
      .map(([name, field]) => `names ${name}, and a ${field.kind} cannot be in an index`),
    ...(characters > mostcharacters
      ? [`has texts of ${characters} characters together; an index takes ${mostcharacters}, so give them a smaller max`]
      : []),
  ]
}
