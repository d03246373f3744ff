import { sql, type Kysely } from 'kysely'
import { followLog, type Following } from '../changes/follow.ts'
import type { Tables } from '../database/database.ts'
import { selectValues } from '../database/select-values.ts'
import type { Engine } from './engine.ts'
import type { Registry } from './registry.ts'
import type { Resource } from './resource.ts'

/** What people call the rows of one table, by key. */
export type NamesOfTable = ReadonlyMap<unknown, unknown>

/** The same by table. Of a table that is not among them, names are joined. */
export type Names = ReadonlyMap<string, NamesOfTable>

/** Every name is joined: for reading inside an open change, which sees what nobody else does yet. */
export const nonames: Names = new Map()

/** Makes what depends on which names are kept, once for each state of the memory. */
export function byNames<T>(make: (names: Names) => T): (names: Names) => T {
  const made = new WeakMap<Names, { readonly value: T }>()
  return (names) => {
    const known = made.get(names) ?? { value: make(names) }
    made.set(names, known)
    return known.value
  }
}

/** Rows from which a table is not small any more. */
const most = 10_000

/** Vendors, models, locations and the like are few and stand in every row, so their names are kept in memory. */
export function keepNames(engine: Engine): Following<Names> {
  const { read } = engine.database
  const targets = namedTargets(engine.registry)
  return followLog(engine, {
    entitytypes: targets.map(({ entitytype }) => entitytype),
    load: () => readNames(read, targets),
    renew: async (known, told) => {
      // One that was too large once is joined from then on, and not looked at again.
      const stale = targets.filter(({ name, entitytype }) => known.has(name) && told.has(entitytype))
      const kept = [...known].filter(([table]) => stale.every(({ name }) => name !== table))
      return new Map([...kept, ...(await readNames(read, stale))])
    },
  })
}

/** Everything that rows point to but assets, of which there are too many. */
export function namedTargets(registry: Registry): readonly Resource[] {
  return registry.all.filter(({ name, base }) => base !== 'assets' && registry.referrers(name).length > 0)
}

/** Reads the names of those tables that are small. */
export async function readNames(read: Kysely<Tables>, targets: readonly Resource[]): Promise<Names> {
  const names = new Map<string, NamesOfTable>()
  for (const { name, base, key, display } of targets) {
    const query = sql`select ${sql.ref(key)}, ${sql.ref(display)} from ${sql.table(base)} limit ${most + 1}`
    const rows = await selectValues(read, query.compile(read))
    if (rows.length <= most) names.set(name, new Map(rows.map(([id, called]) => [id, called])))
  }
  return names
}
