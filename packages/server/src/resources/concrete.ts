import { invalidInput } from '@shopdb/contract'
import type { Work } from '../changes/work.ts'
import { assetResource } from './apply.ts'
import type { Engine } from './engine.ts'
import type { Resource } from './resource.ts'

/** The resource whose tables hold the row: an asset asked for as `assets` is written as what its type says it is. */
export async function concreteResource(engine: Engine, work: Work, resource: Resource, id: number): Promise<Resource> {
  return resource.name === 'assets' ? assetResource(engine, work, id) : resource
}

/** The resource in which a new asset of the given type is made, and the input without the type. */
export async function concreteInput(
  engine: Engine,
  work: Work,
  resource: Resource,
  input: unknown,
): Promise<{ readonly resource: Resource; readonly input: unknown }> {
  if (resource.name !== 'assets' || typeof input !== 'object' || input === null || !('assettypeid' in input))
    return { resource, input }
  const { assettypeid, ...rest } = input
  const type = await work.trx
    .selectFrom('assettypes')
    .select('tablename')
    .where('assettypeid', '=', assettypeid)
    .executeTakeFirst()
  if (!type)
    throw invalidInput([
      {
        path: '/assettypeid',
        message: `must be the key of an asset type that exists; there is none with key ${String(assettypeid)}`,
      },
    ])
  const own = engine.registry.find(String(type['tablename'] ?? ''))
  return own ? { resource: own, input: rest } : { resource, input }
}

/** The one-to-one tables of an asset's type: their rows leave with the asset. */
export function subtypesOf(engine: Engine, resource: Resource): readonly Resource[] {
  return engine.registry.all.filter(
    ({ declaration }) => declaration.form === 'subtype' && declaration.of.table === resource.name,
  )
}
