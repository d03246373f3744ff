import { invalidInput } from '@shopdb/contract'
import type { Column, Resource } from './resource.ts'
import type { SortTerm } from './sort.ts'

/**
 * The columns that `fields=` asks for, with the key; undefined means all. A reference's name comes with the reference.
 */
export function chosenColumns(
  resource: Resource,
  fields: readonly string[] | undefined,
  terms: readonly SortTerm[],
): readonly Column[] | undefined {
  if (fields === undefined) return undefined
  const all = [...resource.readable.values()]
  const unknown = fields.filter((name) => !all.some((column) => column.name === name || column.namemember === name))
  if (unknown.length > 0) {
    throw invalidInput([
      {
        path: '/fields',
        message: `cannot name ${unknown.join(', ')}; members are ${[...resource.readable.keys()].join(', ')}`,
      },
    ])
  }
  const isNeeded = (column: Column): boolean =>
    column.name === resource.key || terms.some((term) => term.column === column)
  return all.filter(
    (column) => isNeeded(column) || fields.includes(column.name) || fields.includes(column.namemember ?? ''),
  )
}
