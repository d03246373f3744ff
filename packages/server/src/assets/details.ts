import type { JsonRow } from '@shopdb/contract'
import type { Resource } from '../resources/resource.ts'
import type { Resources } from '../resources/resources.ts'

/** Adds the fields of the asset's own type under `details`; an asset type without a table has none. */
export function detailer(resources: Resources): (row: JsonRow) => Promise<JsonRow> {
  const { read } = resources.database
  const tables = new Map<unknown, Resource | undefined>()
  const resourceOf = async (assettypeid: unknown): Promise<Resource | undefined> => {
    const types = read.selectFrom('assettypes').select('tablename').where('assettypeid', '=', assettypeid)
    const resource = resources.registry.find(String((await types.executeTakeFirst())?.['tablename'] ?? ''))
    tables.set(assettypeid, resource)
    return resource
  }
  return async (row) => {
    const { assettypeid, assetid } = row
    const resource = tables.has(assettypeid) ? tables.get(assettypeid) : await resourceOf(assettypeid)
    const details = (resource && (await resources.reader(resource).findOwn(read, Number(assetid)))) ?? {}
    // The row was read for this answer alone; a copy of it would cost as much as reading it.
    return Object.assign(row, { details })
  }
}
