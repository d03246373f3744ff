import type { ListAnswer } from '@shopdb/contract'
import { useApi, type Query } from '@shopdb/kit'
import { ref, watch, type Ref } from 'vue'

/** More keys than this make an address too long. */
const mostids = 500

/** How many relations lead from or to some assets; undefined as long as that is not asked for or not known. */
export function useTieCount(assetids: () => readonly number[] | undefined): Ref<number | undefined> {
  const api = useApi()
  const total = ref<number>()
  let turn = 0
  const count = async (query: Query): Promise<number> =>
    (await api.get<ListAnswer>('/api/assetrelationships', { ...query, perpage: 1 })).meta.total ?? 0

  watch(
    () => assetids()?.join(','),
    async (ids) => {
      const mine = ++turn
      total.value = undefined
      if (!ids || (assetids()?.length ?? 0) > mostids) return
      const [from, to, both] = await Promise.all([
        count({ sourceassetid: ids }),
        count({ targetassetid: ids }),
        count({ sourceassetid: ids, targetassetid: ids }),
      ]).catch(() => [0, 0, 0])
      if (mine === turn) total.value = (from ?? 0) + (to ?? 0) - (both ?? 0)
    },
  )
  return total
}
