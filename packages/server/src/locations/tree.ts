import type { Registry } from '../resources/registry.ts'
import type { Column, Resource } from '../resources/resource.ts'

/** Whether the rows of a resource form a tree. */
export function isTree({ declaration }: Resource): boolean {
  return declaration.form === 'resource' && declaration.parent !== undefined
}

/** The column that points to the row above. */
export function parentOf({ declaration, name }: Resource): string {
  if (declaration.form === 'resource' && declaration.parent) return declaration.parent
  throw new Error(`The rows of ${name} form no tree.`)
}

/** The column by which assets name a row of the resource. */
export function assetColumnOf(registry: Registry, resource: Resource): Column | undefined {
  return registry.get('assets').columns.find((column) => column.target === resource.name)
}
