import type { DerivedRelation, DerivedRelationsAnswer, FailedPiece } from '@shopdb/contract'
import { requirePermission } from '../access/actor.ts'
import type { Route } from '../access/route.ts'
import { parseId, type Resources } from '../resources/resources.ts'

/** Relations as the plugins' hooks gave them. */
export interface DerivedRelations {
  readonly data: readonly (DerivedRelation & { readonly plugin: string })[]
  readonly failed: readonly FailedPiece[]
}

/** Relations that follow from rows of the plugins. */
export interface ShownRelations {
  relations(assetid: number): Promise<DerivedRelations>
}

/** Stands beside the relations that are stored. */
export function derivedRoute(resources: Resources, shown: ShownRelations): Route {
  const asset = resources.registry.get('assets')
  return {
    method: 'GET',
    path: '/api/assets/:id/relationships/derived',
    permission: asset.read,
    doc: {
      tag: asset.title,
      summary: "List the relations of an asset that follow from plugins' rows",
      answer: { schema: { type: 'object' } },
    },
    handle: async ({ params, actor }) => {
      requirePermission(actor, resources.registry.get('assetrelationships').read)
      const id = parseId(asset, params['id'])
      await resources.reader(asset).get(resources.database.read, id)
      return { body: await withNames(resources, await shown.relations(id)) }
    },
  }
}

/** A relation to an asset that is not here, or no longer, is none. */
async function withNames(resources: Resources, { data, failed }: DerivedRelations): Promise<DerivedRelationsAnswer> {
  const named = await readNames(resources, [...new Set(data.map(({ assetid }) => assetid))])
  const known = data.flatMap((relation) => {
    const other = named.get(relation.assetid)
    return other ? [{ ...relation, ...other }] : []
  })
  return { data: known, failed }
}

type Named = Pick<DerivedRelationsAnswer['data'][number], 'assetnumber' | 'name'>

async function readNames({ database }: Resources, ids: readonly number[]): Promise<ReadonlyMap<number, Named>> {
  if (ids.length === 0) return new Map()
  const rows = await database.read
    .selectFrom('assets')
    .select(['assetid', 'assetnumber', 'name'])
    .where('assetid', 'in', [...ids])
    .where('isactive', '=', 1)
    .execute()
  return new Map(
    rows.map((row) => [
      Number(row['assetid']),
      { assetnumber: String(row['assetnumber']), name: row['name'] === null ? null : String(row['name']) },
    ]),
  )
}
