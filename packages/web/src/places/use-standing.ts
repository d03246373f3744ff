import type { ListAnswer, ResourceMeta } from '@shopdb/contract'
import { useAnswer, useApi, useMeta, type Answering } from '@shopdb/kit'

const most = 12

/** The assets at a row of a tree and below it; none where assets do not refer to such rows. */
export function useStanding(resource: ResourceMeta, id: () => number): Answering<ListAnswer> {
  const api = useApi()
  const assets = useMeta().find('assets')
  const field = assets?.fields.find((one) => one.references?.table === resource.name)
  return useAnswer(id, async () => {
    if (!assets || !field) return { data: [], meta: { page: 1, perpage: most, total: 0, next: null } }
    return await api.get<ListAnswer>(assets.path, { [`${field.name}.under`]: id(), perpage: most })
  })
}
