import type { JsonRow, ListAnswer } from '@shopdb/contract'
import { useAnswer, useApi, type Answering } from '@shopdb/kit'

/** How many assets are in a status. */
export interface StatusCount {
  readonly id: number
  readonly name: string
  readonly color: string | null
  readonly count: number
}

/** The assets by status, the most common first; statuses without assets are left out. */
export function useStatuses(): Answering<readonly StatusCount[]> {
  const api = useApi()
  const countOf = async (row: JsonRow): Promise<StatusCount> => {
    const id = Number(row['assetstatusid'])
    const { meta } = await api.get<ListAnswer>('/api/assets', { assetstatusid: id, perpage: 1 })
    const color = row['color']
    return { id, name: String(row['name']), color: typeof color === 'string' ? color : null, count: meta.total ?? 0 }
  }
  return useAnswer('', async () => {
    const statuses = await api.get<ListAnswer>('/api/assetstatuses', { perpage: 12, total: false })
    const counts = await Promise.all(statuses.data.map(countOf))
    return counts.filter((one) => one.count > 0).toSorted((one, other) => other.count - one.count)
  })
}
