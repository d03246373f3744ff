import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Tables } from '../../database/database.ts'
import type { Registry } from '../../resources/registry.ts'
import type { Resource } from '../../resources/resource.ts'
import { entityTable, ownReferences, placed, type Pointer } from './belongings.ts'

/** Rows that leave with a plugin. Without `ids` it is the plugin's own table, and all of it. */
export interface Leaving {
  readonly resource: Resource
  readonly ids?: ReadonlySet<number>
}

/** Where is read what leaves. */
export interface LeavingParts {
  readonly read: Kysely<Tables>
  readonly registry: Registry
}

/** Rows that stay, in one column of which a reference to a row that leaves is emptied. */
export interface Emptied {
  readonly resource: Resource
  readonly column: Pointer
  readonly ids: readonly number[]
}

/**
 * What leaves with a plugin, each table behind those that its rows point to: all rows of its own, the types of its assets,
 * and those rows of others that cannot be without one of them. Assets of others never do.
 */
export async function findLeaving(parts: LeavingParts, plugin: string): Promise<readonly Leaving[]> {
  const { registry } = parts
  const own = registry.all.filter((resource) => resource.plugin === plugin)
  const found: Leaving[] = own.map((resource) => ({ resource }))
  const types = await keysWhere(parts, registry.get('assettypes'), ofTypes(own))
  if (types.size > 0) found.unshift({ resource: registry.get('assettypes'), ids: types })
  const others = registry.all.filter((resource) => resource.plugin !== plugin && isTaken(resource))
  for (const resource of placed(registry, others)) {
    const required = ownReferences(registry, resource).filter(({ field }) => field.required)
    const ids = await keysWhere(parts, resource, pointing(required, found))
    if (ids.size > 0) found.push({ resource, ids })
  }
  const order = placed(
    registry,
    found.map(({ resource }) => resource),
  )
  return order.flatMap((resource) => found.filter((one) => one.resource === resource))
}

/** Relations go their own way, and an asset is a thing on the floor: whoever drops a catalog does not mean to lose it. */
function isTaken({ name, declaration }: Resource): boolean {
  return declaration.form !== 'assettype' && name !== 'assets' && name !== 'assetrelationships'
}

function ofTypes(own: readonly Resource[]): RawBuilder<unknown> | undefined {
  const tables = own.filter(({ declaration }) => declaration.form === 'assettype').map(({ name }) => name)
  return tables.length === 0 ? undefined : sql`tablename in (${sql.join(tables)})`
}

/** Which references of rows that stay point to rows that leave, and need not. */
export async function findEmptied(parts: LeavingParts, leaving: readonly Leaving[]): Promise<readonly Emptied[]> {
  const emptied: Emptied[] = []
  for (const resource of parts.registry.all) {
    const mine = leaving.find((one) => one.resource === resource)
    if (mine && !mine.ids) continue
    for (const column of ownReferences(parts.registry, resource)) {
      if (column.field.required) continue
      const keys = await keysWhere(parts, resource, pointing([column], leaving))
      const ids = [...keys].filter((id) => !mine?.ids?.has(id))
      if (ids.length > 0) emptied.push({ resource, column, ids })
    }
  }
  return emptied
}

async function keysWhere(
  { read }: LeavingParts,
  resource: Resource,
  condition: RawBuilder<unknown> | undefined,
): Promise<ReadonlySet<number>> {
  if (!condition) return new Set()
  const { rows } = await sql<{ id: unknown }>`select ${sql.ref(resource.key)} as id from ${tableOf(resource)}
    where ${condition} order by ${sql.ref(resource.key)}`.execute(read)
  return new Set(rows.map(({ id }) => Number(id)))
}

/** That one of the columns points to a row that leaves; undefined where none can. */
export function pointing(columns: readonly Pointer[], leaving: readonly Leaving[]): RawBuilder<unknown> | undefined {
  const conditions = columns.flatMap((column) => {
    const targets = leaving.filter((one) => entityTable(one.resource) === column.target)
    return targets.map((one) => sql`${sql.ref(column.name)} in (${keysOf(one)})`)
  })
  return conditions.length === 0 ? undefined : sql`(${sql.join(conditions, sql` or `)})`
}

/** The keys of rows that leave, to stand between the brackets of an `in`. */
export function keysOf({ resource, ids }: Leaving): RawBuilder<unknown> {
  // Keys are numbers, and may be more than a statement may have parameters.
  if (ids) return sql.raw(ids.size === 0 ? 'null' : [...ids].join(', '))
  return sql`select ${sql.ref(resource.key)} from ${tableOf(resource)}`
}

const tableOf = ({ own, base }: Resource): RawBuilder<unknown> => sql.table(own ?? base)

/** Tells of a row of some table, by its key, whether it leaves. */
export async function leavers(
  { read }: Pick<LeavingParts, 'read'>,
  leaving: readonly Leaving[],
): Promise<(table: string, id: number) => boolean> {
  const whole = new Set<string>()
  const some = new Map<string, Set<number>>()
  for (const one of leaving) {
    const table = entityTable(one.resource)
    if (one.ids) some.set(table, new Set(one.ids))
    else if (table !== 'assets') whole.add(table)
  }
  some.set('assets', new Set(await leavingAssets(read, leaving)))
  return (table, id) => whole.has(table) || some.get(table)?.has(id) === true
}

async function leavingAssets(read: Kysely<Tables>, leaving: readonly Leaving[]): Promise<readonly number[]> {
  const types = leaving.filter(({ resource }) => resource.declaration.form === 'assettype')
  const rows = await Promise.all(
    types.map(({ resource }) => read.selectFrom(resource.name).select('assetid').execute()),
  )
  return rows.flat().map((row) => Number(row['assetid']))
}
