import type { Registry } from '../../resources/registry.ts'
import type { Column, Resource } from '../../resources/resource.ts'

/** What a plugin declares, each table behind those that its rows point to. */
export function ownResources(registry: Registry, plugin: string): readonly Resource[] {
  return placed(
    registry,
    registry.all.filter((resource) => resource.plugin === plugin),
  )
}

/** Tables, each behind those of them that its rows point to. */
export function placed(registry: Registry, resources: readonly Resource[]): readonly Resource[] {
  const order: Resource[] = []
  const begun = new Set<Resource>()
  // Of tables that point to each other in a ring the first that was begun comes last; its rows are tied up later.
  const place = (resource: Resource): void => {
    if (begun.has(resource)) return
    begun.add(resource)
    const targets = targetsOf(registry, resource)
    const first = resources.filter((one) => one !== resource && targets.includes(entityTable(one)))
    for (const one of first) if (!targetsOf(registry, one).includes(entityTable(resource))) place(one)
    order.push(resource)
  }
  for (const resource of resources.toSorted((one, other) => rank(one) - rank(other))) place(resource)
  return order
}

/** Plain tables first, then assets, then what hangs on them. */
function rank({ declaration }: Resource): number {
  if (declaration.form === 'assettype') return 1
  if (declaration.form === 'subtype') return 2
  return declaration.belongsto === undefined ? 0 : 3
}

/** Other tables point to an asset of any type as to `assets`. */
export function entityTable({ name, declaration }: Resource): string {
  return declaration.form === 'assettype' ? 'assets' : name
}

/** A column that points to rows, and of which table they are. */
export type Pointer = Column & { readonly target: string }

/** The columns of a resource that point to rows; one that points to an asset of some type points to `assets`. */
export function referencesOf(registry: Registry, { columns }: Resource): readonly Pointer[] {
  return columns.flatMap((column) => {
    if (column.target === undefined) return []
    const resource = registry.find(column.target)
    return [{ ...column, target: resource ? entityTable(resource) : column.target }]
  })
}

/** The references that stand in the resource's own table: what every asset has stands in that of all. */
export function ownReferences(registry: Registry, resource: Resource): readonly Pointer[] {
  const references = referencesOf(registry, resource)
  return resource.own === undefined ? references : references.filter(({ part }) => part === 'own')
}

const targetsOf = (registry: Registry, resource: Resource): readonly string[] =>
  referencesOf(registry, resource).map(({ target }) => target)
