/** Which row of this site stands for which row of the passport, by table. */
export interface KnownIds {
  find(table: string, id: unknown): number | undefined
  keep(table: string, id: number, here: number): void
  /** Whether a row of this site stands for one of the passport already. */
  isTaken(table: string, here: number): boolean
}

/** Knows no row yet. */
export function createKnownIds(): KnownIds {
  const known = new Map<string, number>()
  const taken = new Set<string>()
  return {
    find: (table, id) => known.get(`${table} ${String(id)}`),
    keep: (table, id, here) => {
      known.set(`${table} ${id}`, here)
      taken.add(`${table} ${here}`)
    },
    isTaken: (table, here) => taken.has(`${table} ${here}`),
  }
}
