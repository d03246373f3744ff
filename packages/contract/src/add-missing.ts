import type { ResourceDeclaration } from './declare.ts'
import type { FilterOf, InputOf } from './infer.ts'
import type { Work } from './platform.ts'

/**
 * Makes those of the rows that are not there yet, in their order, and gives how many. They are told apart by the first set in
 * `unique` of their declaration, texts without case; what was removed counts as there. Throws for a declaration without one.
 */
export async function addMissing<D extends ResourceDeclaration>(
  work: Work,
  of: D,
  rows: readonly InputOf<D>[],
): Promise<number> {
  const [members] = of.unique ?? []
  const [first] = members ?? []
  if (!members || first === undefined)
    throw new Error(`${of.name} has no set in unique by which its rows are told apart.`)
  const keyOf = (row: object): string =>
    JSON.stringify(members.map((name) => String(Reflect.get(row, name)).trim().toLowerCase()))
  const among = [...new Set(rows.map((row) => Reflect.get(row, first)))]
  // What the compiler cannot follow here is checked by the engine.
  const known = await work.listAll(of, { [first]: among, isactive: [true, false] } as FilterOf<D>)
  const keys = new Set(known.map(keyOf))
  const missing = rows.filter((row) => keys.size < keys.add(keyOf(row)).size)
  for (const row of missing) await work.create(of, row)
  return missing.length
}
