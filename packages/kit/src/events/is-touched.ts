import type { ChangeEvent } from '@shopdb/contract'

/** Whether a change touched one of the tables, or in one of them the row with that key. */
export function isTouched({ touched }: ChangeEvent, tables: readonly string[], id?: number): boolean {
  if (touched === null) return true
  return tables.some((table) => {
    const ids = touched[table]
    return ids !== undefined && (ids === null || id === undefined || ids.includes(id))
  })
}
