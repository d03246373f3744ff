import type { HistoryEntry } from '@shopdb/contract'
import type { Resources } from './resources.ts'

/** Assets of every class are logged as `assets`: says of each entry of which class the asset is, as long as there is one. */
export async function withClasses(
  { database }: Resources,
  entries: readonly HistoryEntry[],
): Promise<readonly HistoryEntry[]> {
  const ids = entries.filter(({ entitytype }) => entitytype === 'assets').map(({ entityid }) => entityid)
  if (ids.length === 0) return entries
  const rows = database.read
    .selectFrom('assets')
    .innerJoin('assettypes', 'assettypes.assettypeid', 'assets.assettypeid')
    .select(['assetid', 'tablename'])
    .where('assetid', 'in', ids)
  const tables = new Map((await rows.execute()).map((row) => [Number(row['assetid']), row['tablename']]))
  return entries.map((entry) => {
    const table = entry.entitytype === 'assets' ? tables.get(entry.entityid) : undefined
    return typeof table === 'string' ? { ...entry, resource: table } : entry
  })
}
