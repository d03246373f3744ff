import type { ResourceMeta } from '@shopdb/contract'
import { pagesOf, useMeta } from '@shopdb/kit'

/** The list of all assets at a row of a tree and below it; undefined where assets do not refer to such rows. */
export function useAssetsAt(resource: ResourceMeta): (id: number) => string | undefined {
  const assets = useMeta().find('assets')
  const field = assets?.fields.find((one) => one.references?.table === resource.name)
  return (id) => (assets && field ? `${pagesOf(assets.path)}?${field.name}.under=${id}` : undefined)
}
