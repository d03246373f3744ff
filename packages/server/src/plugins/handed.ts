import type { AssetTypeDeclaration, JsonRow, Platform, ResourceDeclaration } from '@shopdb/contract'

/** Which rows a hook is handed. */
export interface Handed {
  readonly of: AssetTypeDeclaration | ResourceDeclaration
  /** The member that is their key. */
  readonly key: string
  readonly ids: readonly number[]
  /** More conditions on them. */
  readonly where?: JsonRow
}

/** Rows for a hook, in the order of their keys. What they hold was checked by the engine. */
export async function handedRows(platform: Platform, { of, key, ids, where }: Handed): Promise<readonly JsonRow[]> {
  const rows = await platform.listAll(of, { [key]: ids, ...where }, { sort: key })
  return rows.map((row): JsonRow => ({ ...row }))
}

type Said<T> = Exclude<T, false | null | undefined>

/** What a hook said of a row. */
export interface Given<T> {
  readonly id: number
  readonly given: Said<T>
}

/** What a hook said of rows that it was handed, an entry for each in their order, with the keys of those it says something of. */
export function byKey<T>(key: string, rows: readonly JsonRow[], given: readonly T[]): readonly Given<T>[] {
  // Its code need not have been type-checked.
  const list: readonly T[] = Array.isArray(given) ? given : []
  if (list.length !== rows.length)
    throw new Error(`It must give an entry for each of the ${rows.length} rows that it was handed, in their order`)
  return list.flatMap((one, at) => (isSaid(one) ? [{ id: Number(rows[at]?.[key]), given: one }] : []))
}

const isSaid = <T>(one: T): one is Said<T> => one !== undefined && one !== null && one !== false
