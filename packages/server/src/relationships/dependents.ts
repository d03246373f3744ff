import type { DependentsAnswer, GraphNode } from '@shopdb/contract'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/database.ts'
import type { Registry } from '../resources/registry.ts'
import { edgesById } from './edges.ts'
import { countTies, readNodes } from './nodes.ts'
import { readRelations } from './relations.ts'

type Read = Kysely<Tables>

/** How much of each is listed; the totals count all. */
export const mostlisted = 200

/** The assets that stand where an asset stands, found by the room above; `total` counts all of them. */
export type FindPositioned = (
  assetid: number,
  most: number,
) => Promise<{ readonly assetids: readonly number[]; readonly total: number }>

/** What reading dependents needs beside the database. */
export interface DependentsParts {
  readonly registry: Registry
  readonly positioned: FindPositioned
}

/** What hangs on an asset: its relations, the assets that stand where it stands, and rows of other resources that name it. */
export async function readDependents(
  read: Read,
  { registry, positioned }: DependentsParts,
  assetid: number,
): Promise<DependentsAnswer> {
  const { data, meta } = await readRelations(read, assetid, { page: 1, perpage: mostlisted })
  const edges = await edgesById(
    read,
    data.map((one) => one.relationshipid),
  )
  const standing = await positioned(assetid, mostlisted)
  return {
    relationships: data.flatMap((one) => edges.get(one.relationshipid) ?? []),
    relationshipstotal: meta.total ?? 0,
    related: [...new Map(data.map(({ other }) => [other.assetid, other])).values()],
    positioned: await nodesOf(read, standing.assetids),
    positionedtotal: standing.total,
    rows: await rowsNaming(read, registry, assetid),
  }
}

async function nodesOf(read: Read, ids: readonly number[]): Promise<readonly GraphNode[]> {
  if (ids.length === 0) return []
  const [nodes, ties] = await Promise.all([readNodes(read, ids), countTies(read, ids)])
  return ids.flatMap((id) => {
    const node = nodes.get(id)
    return node ? [{ ...node, depth: 1, more: ties.get(id) ?? 0 }] : []
  })
}

/** Active rows that name the asset, or the asset as one of its type; its own second tables go with it and are not counted. */
async function rowsNaming(read: Read, registry: Registry, assetid: number): Promise<DependentsAnswer['rows']> {
  const names = registry.all.filter(({ base }) => base === 'assets').map(({ name }) => name)
  const referrers = names.flatMap((name) => registry.referrers(name))
  const others = referrers.filter(
    ({ resource }) => resource.name !== 'assetrelationships' && resource.declaration.form !== 'subtype',
  )
  const counted = others.map(async ({ resource, column }) => {
    const table = column.part === 'own' ? (resource.own ?? resource.base) : resource.base
    const rows = read
      .selectFrom(table)
      .select((make) => make.fn.countAll().as('total'))
      .where(column.name, '=', assetid)
    // What is an asset itself keeps whether it is removed in its first table.
    const active = resource.own === undefined ? rows.where('isactive', '=', 1) : rows
    const total = Number((await active.executeTakeFirst())?.['total'] ?? 0)
    return { resource: resource.name, title: resource.title, total }
  })
  return (await Promise.all(counted)).filter(({ total }) => total > 0)
}
