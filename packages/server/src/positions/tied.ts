import { followLog, type Following, type FollowParts } from '../changes/follow.ts'

/**
 * The assets that may take their place from another, by key. Most do not, and need not be asked about. One whose last tie
 * has ended stays among them until the next start: that costs it a statement, and no more.
 */
export function followTied(parts: FollowParts): Following<ReadonlySet<number>> {
  return followLog<ReadonlySet<number>>(parts, {
    entitytypes: ['assetrelationships'],
    load: async () => new Set(await readSources(parts)),
    renew: async (known, told) => {
      const ids = told.get('assetrelationships') ?? []
      const news = (await readSources(parts, ids.length > most ? undefined : ids)).filter((id) => !known.has(id))
      return news.length > 0 ? known.union(new Set(news)) : known
    },
  })
}

/** Relations that are asked about by their keys; for more than that all are read again. */
const most = 500

/** Whose place is that of another, of these relations or of all. */
async function readSources({ database }: FollowParts, ids?: readonly number[]): Promise<readonly number[]> {
  const ties = database.read
    .selectFrom('assetrelationships')
    .select('sourceassetid')
    .distinct()
    .where('inheritsposition', '=', 1)
    .where('isactive', '=', 1)
  const rows = await (ids ? ties.where('relationshipid', 'in', [...ids]) : ties).execute()
  return rows.map((row) => Number(row['sourceassetid']))
}
