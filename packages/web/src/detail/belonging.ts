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

/** What is listed on the page of a row: the rows that belong to it, and after them those that any asset may have. */
export function belongingTo(resources: readonly ResourceMeta[], resource: ResourceMeta): readonly Belonging[] {
  const tables = [resource.name, ...(resource.form === 'assettype' ? ['assets'] : [])]
  return tables.flatMap((table) => resources.flatMap((one) => belongsTo(one, table)))
}

function belongsTo(resource: ResourceMeta, table: string): readonly Belonging[] {
  const field = resource.fields.find(({ name }) => name === resource.belongsto)
  return field?.references?.table === table ? [{ resource, field: field.name }] : []
}
