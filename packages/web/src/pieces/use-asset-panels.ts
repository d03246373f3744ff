import type { PanelsAnswer } from '@shopdb/contract'
import { useAnswer, useApi, useFresh } from '@shopdb/kit'
import { computed, onScopeDispose, ref, watch, type Ref } from 'vue'

/** What the plugins have to say of an asset. */
export interface AssetPanelsAnswer {
  readonly panels: Readonly<Ref<PanelsAnswer | undefined>>
  /** They may come any moment: some stand above the fields, and would push them down. */
  readonly isAwaited: Readonly<Ref<boolean>>
}

/** Milliseconds for which the fields wait for what stands above them. */
const patience = 250

/** Asks for them with the asset, and again when `stamp` changes, which is undefined until the asset is there. */
export function useAssetPanels(id: number, stamp: () => string | undefined): AssetPanelsAnswer {
  const api = useApi()
  const turn = ref(0)
  const isOver = ref(false)
  const { state, answer: panels, refresh } = useAnswer(turn, () => api.get<PanelsAnswer>(`/api/assets/${id}/panels`))
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    stamp,
    (now, before) => {
      if (before !== undefined) turn.value += 1
      if (now !== undefined) timer ??= setTimeout(() => (isOver.value = true), patience)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  // Plugins may read anything of the site.
  useFresh('any', refresh, { pause: 5000 })
  return { panels, isAwaited: computed(() => state.value === 'loading' && !isOver.value) }
}
