/** What was read once for all changes of a group. What is kept of a row or a table is forgotten when a change of it is recorded. */
export interface Memory {
  /** Gives what is kept of a row, and forgets it: who takes it is about to write it. */
  takeRow(entitytype: string, entityid: number): unknown
  keepRow(entitytype: string, entityid: number, row: object): void
  /** Those of the keys that nobody has asked about here before, at most 500: worth being read along. */
  fresh(about: string, ids: readonly number[]): readonly number[]
  /** What is made of a whole small table; read when it is first asked for. */
  table<T>(entitytype: string, read: () => Promise<T>): Promise<T>
  forget(entry: { readonly entitytype: string; readonly entityid: number }): void
  clear(): void
}

/** Rows that are read along in one statement. */
const most = 500

/** What was made of small tables, by entity type. */
export type KeptTables = Map<string, unknown>

/** Opens the memory of one group; of rows it lasts as long as the transaction. */
export function openMemory(tables: KeptTables): Memory {
  const rows = new Map<string, unknown>()
  const asked = new Map<string, Set<number>>()
  const keyOf = (entitytype: string, entityid: number): string => `${entitytype} ${entityid}`
  return {
    takeRow: (entitytype, entityid) => {
      const row = rows.get(keyOf(entitytype, entityid))
      rows.delete(keyOf(entitytype, entityid))
      return row
    },
    keepRow: (entitytype, entityid, row) => void rows.set(keyOf(entitytype, entityid), row),
    fresh: (about, ids) => {
      const known = asked.get(about) ?? new Set()
      const fresh = ids.filter((id) => !known.has(id)).slice(0, most)
      asked.set(about, new Set([...known, ...fresh]))
      return fresh
    },
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
      asked.clear()
      tables.clear()
    },
  }
}

/** Small tables from one group to the next. They hold as long as the log ends as they were left: then nobody else has written. */
export interface TableShelf {
  /** Takes them from the shelf; empty where they hold no longer. */
  take(end: string): KeptTables
  /** Lays them back, for when the log ends like this. */
  leave(end: string, tables: KeptTables): void
}

/** Opens an empty shelf, one for each process. */
export function openShelf(): TableShelf {
  let left: { readonly end: string; readonly tables: KeptTables } | undefined
  return {
    take: (end) => {
      const tables = left?.end === end ? left.tables : new Map<string, unknown>()
      left = undefined
      return tables
    },
    leave: (end, tables) => {
      left = { end, tables }
    },
  }
}
