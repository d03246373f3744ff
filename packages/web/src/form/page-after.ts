import type { ResourceMeta } from '@shopdb/contract'
import { pageOfRow, pagesOf } from '@shopdb/kit'

/** Where a form leads when it is done: to the row; from the second table of an asset to the asset. Without a key to the list. */
export function pageAfter(resources: readonly ResourceMeta[], resource: ResourceMeta, id: unknown): string {
  const shown = resource.form === 'subtype' ? (resources.find((one) => one.name === resource.of) ?? resource) : resource
  return id === undefined || id === null ? pagesOf(shown.path) : pageOfRow(shown.path, id)
}
