import type { ResourceMeta } from '@shopdb/contract'

/** Whether rows of the resource are assets, of one type or of any. */
export function isAsset(resource: ResourceMeta): boolean {
  return resource.form === 'assettype' || resource.name === 'assets'
}

/** The optional one-to-one tables of an asset type. */
export function subtypesOf(resources: readonly ResourceMeta[], resource: ResourceMeta): readonly ResourceMeta[] {
  return resources.filter((one) => one.form === 'subtype' && one.of === resource.name)
}

/** A resource whose rows belong to another's, and the field that says to which. */
export interface Belonging {
  readonly resource: ResourceMeta
  readonly field: string
}

/** What is listed on the page of a row: the rows that belong to it. */
export function belongingTo(resources: readonly ResourceMeta[], resource: ResourceMeta): readonly Belonging[] {
  const owned = resources.flatMap((one) =>
    one.belongsto === undefined ? [] : [{ resource: one, field: one.belongsto }],
  )
  return owned.filter(({ resource: one, field }) => refersTo(one, field, resource))
}

function refersTo(one: ResourceMeta, field: string, resource: ResourceMeta): boolean {
  const table = one.fields.find((known) => known.name === field)?.references?.table
  return table === resource.name || (table === 'assets' && resource.form === 'assettype')
}
