import type { JsonRow, ResourceMeta } from '@shopdb/contract'
import { pageOfRow, useApi, useMeta } from '@shopdb/kit'
import { watch, type Ref } from 'vue'
import { useRouter } from 'vue-router'

/**
 * An asset is shown as what it is: the page of the asset at large leads on to the page of its type, where that has one.
 */
export function useTypePage(resource: ResourceMeta, row: Ref<JsonRow | undefined>): void {
  const api = useApi()
  const meta = useMeta()
  const router = useRouter()
  if (resource.name !== 'assets') return

  const follow = async (asset: JsonRow): Promise<void> => {
    const type = await api.get<JsonRow>(`/api/assettypes/${String(asset['assettypeid'])}`).catch(() => undefined)
    const own = meta.find(String(type?.['tablename'] ?? ''))
    if (own) await router.replace(pageOfRow(own.path, asset[resource.key]))
  }
  watch(row, (asset) => asset && follow(asset), { immediate: true })
}
