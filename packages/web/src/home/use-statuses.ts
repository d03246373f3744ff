import type { JsonRow, ListAnswer } from '@shopdb/contract'
import { useAnswer, useApi, type Answering, type Query } from '@shopdb/kit'

/** How many assets are in a status, or in none. */
export interface StatusCount {
  readonly id: number | undefined
  readonly name: string
  readonly color: string | null
  readonly count: number
}

/** The assets by status, the most common first, then those that have none; what has no assets is left out. */
export function useStatuses(): Answering<readonly StatusCount[]> {
  const api = useApi()
  const count = async (query: Query): Promise<number> =>
    (await api.get<ListAnswer>('/api/assets', { ...query, perpage: 1 })).meta.total ?? 0
  const countOf = async (row: JsonRow): Promise<StatusCount> => {
    const id = Number(row['assetstatusid'])
    const color = typeof row['color'] === 'string' ? row['color'] : null
    return { id, name: String(row['name']), color, count: await count({ assetstatusid: id }) }
  }
  return useAnswer('', async () => {
    const statuses = await api.get<ListAnswer>('/api/assetstatuses', { perpage: 12, total: false })
    const [none, ...counts] = await Promise.all([
      count({ 'assetstatusid.isnull': true }),
      ...statuses.data.map(countOf),
    ])
    const named = counts.toSorted((one, other) => other.count - one.count)
    return [...named, { id: undefined, name: 'No status', color: null, count: none }].filter((one) => one.count > 0)
  })
}
