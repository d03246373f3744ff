import type { ResourceMeta } from '@shopdb/contract'

/** The tables whose rows are seen in a row of this resource: its own, and those whose names stand in it. */
export function freshTables(resource: ResourceMeta): readonly string[] {
  const named = resource.fields.flatMap((field) => field.references?.table ?? [])
  return [...new Set([resource.name, ...named])]
}
