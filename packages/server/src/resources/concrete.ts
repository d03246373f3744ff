import { invalidInput } from '@shopdb/contract'
import type { Work } from '../changes/work.ts'
import type { Desk, Engine } from './engine.ts'
import type { Resource } from './resource.ts'
import { storedRows } from './rows.ts'
import type { StoredRow } from './stored.ts'

/** The tables of the asset types by their keys; empty for a type without one. */
export function typeTables(work: Work): Promise<ReadonlyMap<unknown, string>> {
  return work.memory.table('assettypes', async () => {
    const types = await work.trx.selectFrom('assettypes').select(['assettypeid', 'tablename']).execute()
    return new Map(types.map((type) => [type['assettypeid'], String(type['tablename'] ?? '')]))
  })
}

/** The desk at which a new asset of the given type is made, and the input without the type. */
export async function concreteInput(
  desk: Desk,
  input: unknown,
): Promise<{ readonly desk: Desk; readonly input: unknown }> {
  const { engine, work, resource } = desk
  if (resource.name !== 'assets' || typeof input !== 'object' || input === null || !('assettypeid' in input))
    return { desk, input }
  const { assettypeid, ...rest } = input
  if (!Number.isSafeInteger(assettypeid)) return { desk, input }
  const table = (await typeTables(work)).get(assettypeid)
  if (table === undefined) throw missingType(assettypeid)
  const own = engine.registry.find(table)
  return own ? { desk: { engine, work, resource: own }, input: rest } : { desk, input }
}

function missingType(assettypeid: unknown): Error {
  const message = `must be the key of an asset type that exists; there is none with key ${String(assettypeid)}`
  return invalidInput([{ path: '/assettypeid', message }])
}

/** The one-to-one tables of an asset's type: their rows leave with the asset. */
export function subtypesOf(engine: Engine, resource: Resource): readonly Resource[] {
  return engine.registry.all.filter(
    ({ declaration }) => declaration.form === 'subtype' && declaration.of.table === resource.name,
  )
}

/** Assets of several types are written each as what its type says it is; their own fields belong to what the search knows of them. */
export async function concreteGroups(
  desk: Desk,
  rows: readonly StoredRow[],
): Promise<readonly (readonly [Desk, readonly StoredRow[]])[]> {
  if (desk.resource.name !== 'assets') return [[desk, rows]]
  const { engine, work } = desk
  const tables = await typeTables(work)
  const groups = Map.groupBy(rows, (row) => engine.registry.find(tables.get(row['assettypeid']) ?? '') ?? desk.resource)
  const whole = [...groups].map(async ([resource, mine]): Promise<readonly [Desk, readonly StoredRow[]]> => {
    // Those of a type without a table of its own are whole already.
    if (resource === desk.resource) return [desk, mine]
    const ids = mine.map((row) => Number(row['assetid']))
    return [{ engine, work, resource }, await storedRows(work, resource, ids)]
  })
  return Promise.all(whole)
}
