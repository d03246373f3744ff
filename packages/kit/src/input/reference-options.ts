import type { FieldMeta, JsonRow, ListAnswer, ResourceMeta } from '@shopdb/contract'
import type { Api } from '../api/api.ts'
import { nameOf } from '../meta/resources.ts'
import { compareNames } from '../text/compare-names.ts'
import { findInOrder } from '../tree/find-nodes.ts'
import { aboveText, type Tree } from '../tree/tree.ts'

/** Something a reference may point to. */
export interface ReferenceOption {
  readonly id: number
  readonly label: string
  /** What tells apart two of the same name. */
  readonly description?: string
}

/** The row as a choice: what it is called, and where it belongs. */
export function optionOf(resource: ResourceMeta, row: JsonRow): ReferenceOption {
  const id = Number(row[resource.key])
  const label = nameOf(resource, row)
  const hint = hintOf(resource, row)
  return hint && hint !== label ? { id, label, description: hint } : { id, label }
}

function hintOf(resource: ResourceMeta, row: JsonRow): string | undefined {
  const parent = resource.fields.find((field) => field.name === resource.parent)?.references?.namemember
  const vendor = resource.fields.find((field) => field.references && field.list)?.references?.namemember
  const told = [parent, resource.display === 'name' ? vendor : 'name'].map((member) => member && row[member])
  const hint = told.find((text) => typeof text === 'string' && text !== '')
  return hint === undefined ? undefined : String(hint)
}

/** Found choices as people look for them: the one called just so, then `Cell 7` before `Cell 17`. */
export function inReadingOrder(found: readonly ReferenceOption[], typed: string): readonly ReferenceOption[] {
  const isMeant = ({ label }: ReferenceOption): number => (compareNames(label, typed.trim()) === 0 ? 0 : 1)
  return found.toSorted((one, other) => isMeant(one) - isMeant(other) || compareNames(one.label, other.label))
}

/** How many are offered at once. */
const most = 50

/** Rows of a tree that match what was typed, with where they stand; removed ones are not offered. */
export function findInTree(tree: Tree, typed: string): readonly ReferenceOption[] {
  const found = findInOrder(tree, typed).filter((node) => node.isactive)
  return found.slice(0, most).map(({ id, name }) => {
    const above = aboveText(tree, id)
    return above === '' ? { id, label: name } : { id, label: name, description: above }
  })
}

/** The first rows that match what was typed. A resource that has an order of its own keeps it. */
export async function findOptions(
  api: Api,
  resource: ResourceMeta,
  typed: string,
): Promise<readonly ReferenceOption[]> {
  const found = await api.get<ListAnswer>(resource.path, {
    q: typed.trim(),
    perpage: most,
    total: false,
    sort: resource.sort,
  })
  const options = found.data.map((row) => optionOf(resource, row))
  return resource.sort === resource.display ? inReadingOrder(options, typed) : options
}

/** What a reference that is already there is called; its number where that cannot be read. */
export async function findOption(api: Api, resource: ResourceMeta, id: number): Promise<ReferenceOption> {
  try {
    return optionOf(resource, await api.get<JsonRow>(`${resource.path}/${id}`))
  } catch {
    return { id, label: `${resource.label} ${id}` }
  }
}

/** What a reference field points to, with the words of the resource where it is known. */
export function targetOf(
  field: FieldMeta,
  find: (table: string) => ResourceMeta | undefined,
): ResourceMeta | undefined {
  return field.references && find(field.references.table)
}
