import type { ResourceDeclaration } from './declare.ts'
import type { KeyOf, RowOf } from './infer.ts'

/** Rows that form a tree, such as those of the places. A row whose parent was removed stands by itself. */
export interface Tree {
  /** The key of a row with those of everything above it; nothing for null. */
  above(id: number | null): ReadonlySet<number>
  /** Whether two rows stand in one line: they are one, or one is above the other. */
  isInLine(one: number, other: number): boolean
}

/** The tree of the rows of a declaration with a `parent`: `treeOf(location, await platform.listAll(location))`. */
export function treeOf<D extends ResourceDeclaration>(
  { name, parent = '' }: D,
  rows: readonly Pick<RowOf<D>, KeyOf<D> & keyof RowOf<D>>[],
): Tree {
  const key = `${name.toLowerCase()}id`
  // Both are references of the row; only the compiler cannot follow the names.
  const parents = new Map(
    rows.map((row) => [Reflect.get(row, key), Reflect.get(row, parent)] as [number, number | null]),
  )
  const above = (id: number | null): ReadonlySet<number> => {
    const line = new Set<number>()
    for (let at = id; at !== null && !line.has(at); at = parents.get(at) ?? null) line.add(at)
    return line
  }
  return { above, isInLine: (one, other) => above(one).has(other) || above(other).has(one) }
}
