import type { JsonRow, Problem, ResourceMeta } from '@shopdb/contract'
import { pageOfRow, useApi, useMeta } from '@shopdb/kit'
import { watch, type Ref } from 'vue'
import { useRouter } from 'vue-router'

/** What a page shows, or why it cannot. */
export interface Shown {
  readonly id: number
  readonly row: Ref<JsonRow | undefined>
  readonly problem: Ref<Problem | undefined>
}

/**
 * An asset is shown as what it is: the page of the asset at large leads on to the page of its type, where that has one, and
 * so does the page of a type that it is not of any more.
 */
export function useTypePage(resource: ResourceMeta, { id, row, problem }: Shown): void {
  const api = useApi()
  const meta = useMeta()
  const router = useRouter()

  const follow = async (asset: JsonRow): Promise<void> => {
    const type = await api.get<JsonRow>(`/api/assettypes/${String(asset['assettypeid'])}`).catch(() => undefined)
    const own = meta.find(String(type?.['tablename'] ?? ''))
    if (own && own.name !== resource.name) await router.replace(pageOfRow(own.path, id))
  }
  const lookElsewhere = async (): Promise<void> => {
    const asset = await api.get<JsonRow>(`/api/assets/${id}`).catch(() => undefined)
    if (asset) await follow(asset)
  }
  if (resource.name === 'assets') watch(row, (asset) => asset && follow(asset), { immediate: true })
  if (resource.form === 'assettype')
    watch(problem, (now) => now?.status === 404 && lookElsewhere(), { immediate: true })
}
