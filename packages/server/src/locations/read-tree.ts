import type { TreeNode } from '@shopdb/contract'
import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Tables } from '../database/database.ts'
import type { Registry } from '../resources/registry.ts'
import type { Column, Resource } from '../resources/resource.ts'
import { assetColumnOf, parentOf } from './tree.ts'

type Row = Omit<TreeNode, 'hasspot' | 'isactive' | 'assetsbelow'> & {
  readonly hasspot: number
  readonly isactive: number
}

/** The whole tree in one statement; the assets are counted by row there and added up here. */
export async function readTree(
  read: Kysely<Tables>,
  registry: Registry,
  resource: Resource,
): Promise<readonly TreeNode[]> {
  const kind = resource.columns.find((column) => column.target && registry.get(column.target).readable.has('icon'))
  const counted = assetColumnOf(registry, resource)
  const { rows } =
    await sql<Row>`select ${sql.ref(`t.${resource.key}`)} as id, ${sql.ref(`t.${resource.display}`)} as name,
      ${sql.ref(`t.${parentOf(resource)}`)} as parentid, ${kindOf(registry, kind)}, ${spotOf(resource)} as hasspot, t.isactive,
      ${counted ? sql`coalesce(counted.assets, 0)` : sql`0`} as assets
    from ${sql.table(resource.base)} as t ${kindJoin(registry, kind)} ${countJoin(resource, counted)}`.execute(read)
  const below = sums(rows)
  return rows.map((row) => ({
    ...row,
    hasspot: row.hasspot === 1,
    isactive: row.isactive === 1,
    assetsbelow: below.get(row.id) ?? 0,
  }))
}

function kindOf(registry: Registry, kind: Column | undefined): RawBuilder<unknown> {
  if (!kind) return sql`null as type, null as icon`
  return sql`${sql.ref(`kind.${registry.get(kind.target ?? '').display}`)} as type, kind.icon as icon`
}

function kindJoin(registry: Registry, kind: Column | undefined): RawBuilder<unknown> {
  if (!kind) return sql``
  const target = registry.get(kind.target ?? '')
  return sql`left join ${sql.table(target.base)} as kind on ${sql.ref(`kind.${target.key}`)} = ${sql.ref(`t.${kind.name}`)}`
}

/** Only what can be drawn has coordinates. */
function spotOf({ readable }: Resource): RawBuilder<unknown> {
  const isDrawn = readable.has('mapx') && readable.has('mapy')
  return isDrawn ? sql`case when t.mapx is not null and t.mapy is not null then 1 else 0 end` : sql`0`
}

function countJoin(resource: Resource, column: Column | undefined): RawBuilder<unknown> {
  if (!column) return sql``
  const place = sql.ref(column.name)
  return sql`left join (select ${place} as id, count(*) as assets from assets where isactive = 1 and ${place} is not null group by ${place})
    as counted on counted.id = ${sql.ref(`t.${resource.key}`)}`
}

/** Each row's assets, added to the row and to all above it. */
function sums(rows: readonly Row[]): ReadonlyMap<number, number> {
  const parents = new Map(rows.map((row) => [row.id, row.parentid]))
  const found = new Map<number, number>()
  for (const { id, assets } of rows) {
    // The database lets no ring come about; the bound is for one that somebody made by hand.
    let steps = assets > 0 ? rows.length : 0
    for (let at: number | null | undefined = id; typeof at === 'number' && steps > 0; at = parents.get(at), steps--)
      found.set(at, (found.get(at) ?? 0) + assets)
  }
  return found
}
