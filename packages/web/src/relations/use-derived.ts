import type { DerivedRelationsAnswer, FailedPiece } from '@shopdb/contract'
import { useAnswer, useApi, useFresh } from '@shopdb/kit'
import { computed, type ComputedRef } from 'vue'

/** Relations that read alike. */
export interface DerivedGroup {
  readonly verb: string
  readonly relations: DerivedRelationsAnswer['data']
}

/** Milliseconds from one look to the next while the shop changes: they may follow from any row. */
const pause = 5000

/** Relations of an asset that follow from the rows of plugins. They come when they are there; nobody waits for them. */
export function useDerived(assetid: number): {
  readonly groups: ComputedRef<readonly DerivedGroup[]>
  readonly failed: ComputedRef<readonly FailedPiece[]>
} {
  const api = useApi()
  const path = `/api/assets/${assetid}/relationships/derived`
  const { answer, refresh } = useAnswer(path, () => api.get<DerivedRelationsAnswer>(path))
  useFresh('any', refresh, { pause })
  return {
    groups: computed(() =>
      [...Map.groupBy(answer.value?.data ?? [], ({ verb }) => verb)].map(([verb, relations]) => ({ verb, relations })),
    ),
    failed: computed(() => answer.value?.failed ?? []),
  }
}
