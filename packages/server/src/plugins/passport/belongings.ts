import type { Registry } from '../../resources/registry.ts'
import type { Column, Resource } from '../../resources/resource.ts'

/** What a plugin declares, each table behind those that its rows point to. */
export function ownResources(registry: Registry, plugin: string): readonly Resource[] {
  const own = registry.all.filter((resource) => resource.plugin === plugin)
  const placed: Resource[] = []
  const place = (resource: Resource): void => {
    if (placed.includes(resource)) return
    const targets = referencesOf(resource).map(({ target }) => target)
    const first = own.filter((one) => one !== resource && !placed.includes(one) && targets.includes(entityTable(one)))
    for (const one of first) if (!referencesOf(one).some(({ target }) => target === resource.name)) place(one)
    if (!placed.includes(resource)) placed.push(resource)
  }
  for (const resource of own.toSorted((one, other) => rank(one) - rank(other))) place(resource)
  return placed
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

/** The columns of a resource that point to rows. */
export function referencesOf({ columns }: Resource): readonly (Column & { readonly target: string })[] {
  return columns.flatMap((column) => (column.target === undefined ? [] : [{ ...column, target: column.target }]))
}
