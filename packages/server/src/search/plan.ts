import type { Registry } from '../resources/registry.ts'
import type { Column, Resource } from '../resources/resource.ts'

/** Columns of one table that point to rows with a name worth searching by. */
export interface Pointers {
  readonly entitytype: string
  readonly table: string
  readonly key: string
  /** It is the table of an asset type: whoever has a row in it is of that type. */
  readonly isKind: boolean
  readonly columns: readonly { readonly name: string; readonly target: string }[]
}

/** What the search knows of the site's declarations. */
export interface SearchPlan {
  /** Of which there are texts. */
  readonly entitytypes: readonly string[]
  readonly pointers: readonly Pointers[]
  /** Entity types that are pointed to. */
  readonly targets: readonly string[]
  /** Entity types that are trees, with the pointer to the parent: what is below a place is found by the place's name. */
  readonly parents: ReadonlyMap<string, string>
}

/** How a pointer goes by on its shelf; own columns of two asset types may have one name. */
export const pointerName = (table: string, column: string): string => `${table}.${column}`

/** Reads the declarations. */
export function planOf(registry: Registry): SearchPlan {
  const searched = registry.all.filter(isSearched)
  const pointers = searched.flatMap((resource) => pointersOf(registry, resource))
  const trees = searched.flatMap(({ declaration, base }) =>
    declaration.form === 'resource' && declaration.parent !== undefined
      ? [[base, pointerName(base, declaration.parent)] as const]
      : [],
  )
  return {
    entitytypes: [...new Set(searched.map(({ entitytype }) => entitytype))],
    pointers,
    targets: [...new Set(pointers.flatMap(({ columns }) => columns.map(({ target }) => target)))],
    parents: new Map(trees),
  }
}

/** Whether its rows are found by any text. */
export function isSearched({ columns }: Resource): boolean {
  return columns.some(({ field }) => field.search)
}

/** An asset type's own table; of `assets` and all others the base. */
function pointersOf(registry: Registry, { own, base, key, entitytype, columns }: Resource): readonly Pointers[] {
  const table = own ?? base
  const part = own === undefined ? 'base' : 'own'
  const pointing = columns.filter((column) => column.part === part).flatMap((column) => namedOf(registry, column))
  const isKind = own !== undefined
  return pointing.length === 0 && !isKind ? [] : [{ entitytype, table, key, isKind, columns: pointing }]
}

/** Assets are too many to be words of others, and say more by their own page. */
function namedOf(registry: Registry, { name, field, target }: Column): Pointers['columns'] {
  if (field.kind !== 'reference' || target === undefined) return []
  const resource = registry.get(target)
  return resource.base !== 'assets' && isSearched(resource) ? [{ name, target: resource.entitytype }] : []
}
