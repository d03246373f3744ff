/** What was read once for all changes of a group. What is kept of a row or a table is forgotten when a change of it is recorded. */
export interface Memory {
  /** Gives what is kept of a row, and forgets it: who takes it is about to write it. */
  takeRow(entitytype: string, entityid: number): unknown
  keepRow(entitytype: string, entityid: number, row: object): void
  /** What is made of a whole small table; read when it is first asked for. */
  table<T>(entitytype: string, read: () => Promise<T>): Promise<T>
  forget(entry: { readonly entitytype: string; readonly entityid: number }): void
  clear(): void
}

/** Opens the memory of one group; it ends with the transaction. */
export function openMemory(): Memory {
  const rows = new Map<string, unknown>()
  const tables = new Map<string, unknown>()
  const keyOf = (entitytype: string, entityid: number): string => `${entitytype} ${entityid}`
  return {
    takeRow: (entitytype, entityid) => {
      const row = rows.get(keyOf(entitytype, entityid))
      rows.delete(keyOf(entitytype, entityid))
      return row
    },
    keepRow: (entitytype, entityid, row) => void rows.set(keyOf(entitytype, entityid), row),
    table: async <T>(entitytype: string, read: () => Promise<T>) => {
      // Each table is made into one thing only.
      const known = tables.get(entitytype) as T | undefined
      if (known !== undefined) return known
      const made = await read()
      tables.set(entitytype, made)
      return made
    },
    forget: ({ entitytype, entityid }) => {
      rows.delete(keyOf(entitytype, entityid))
      tables.delete(entitytype)
    },
    clear: () => {
      rows.clear()
      tables.clear()
    },
  }
}
