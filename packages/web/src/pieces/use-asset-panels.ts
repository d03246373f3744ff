import type { PanelsAnswer } from '@shopdb/contract'
import { useAnswer, useApi, useFresh } from '@shopdb/kit'
import type { Ref } from 'vue'

/** What the plugins have to say of an asset; asked for when `stamp` changes, which is undefined until the asset is there. */
export function useAssetPanels(id: number, stamp: () => string | undefined): Readonly<Ref<PanelsAnswer | undefined>> {
  const api = useApi()
  const ask = async (): Promise<PanelsAnswer | undefined> =>
    stamp() === undefined ? undefined : await api.get<PanelsAnswer>(`/api/assets/${id}/panels`)
  const { answer, refresh } = useAnswer(stamp, ask)
  // Plugins may read anything of the site.
  useFresh('any', refresh, { pause: 5000 })
  return answer
}
