/** Which row of this site stands for which row of the passport, by table. */
export interface KnownIds {
  find(table: string, id: unknown): number | undefined
  keep(table: string, id: number, here: number): void
}

/** Knows no row yet. */
export function createKnownIds(): KnownIds {
  const known = new Map<string, number>()
  return {
    find: (table, id) => known.get(`${table} ${String(id)}`),
    keep: (table, id, here) => void known.set(`${table} ${id}`, here),
  }
}
