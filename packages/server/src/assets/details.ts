import type { JsonRow } from '@shopdb/contract'
import type { Resource } from '../resources/resource.ts'
import type { Resources } from '../resources/resources.ts'

/** Adds the fields of the asset's own type under `details`; an asset type without a table has none. */
export function detailer(resources: Resources): (row: JsonRow) => Promise<JsonRow> {
  const tables = new Map<unknown, Resource | undefined>()
  const resourceOf = async (assettypeid: unknown): Promise<Resource | undefined> => {
    if (tables.has(assettypeid)) return tables.get(assettypeid)
    const types = resources.database.read
      .selectFrom('assettypes')
      .select('tablename')
      .where('assettypeid', '=', assettypeid)
    const resource = resources.registry.find(String((await types.executeTakeFirst())?.['tablename'] ?? ''))
    tables.set(assettypeid, resource)
    return resource
  }
  return async (row) => {
    const resource = await resourceOf(row['assettypeid'])
    const whole = resource && (await resources.reader(resource).find(resources.database.read, Number(row['assetid'])))
    return { ...row, details: whole ? ownMembers(resource, whole) : {} }
  }
}

function ownMembers(resource: Resource, row: JsonRow): JsonRow {
  const own = resource.columns.filter((column) => column.part === 'own')
  const names = own.flatMap((column) =>
    column.namemember === undefined ? [column.name] : [column.name, column.namemember],
  )
  return Object.fromEntries(names.map((name) => [name, row[name]]))
}
