import type { FieldMeta, JsonRow, ResourceMeta } from '@shopdb/contract'
import { fieldText } from '../field/field-text.ts'

/** Columns that every row has beside its declared ones, in the words of a field. */
export const commonfields: readonly FieldMeta[] = [
  { name: 'createddate', label: 'Created', kind: 'datetime', ...silent() },
  { name: 'modifieddate', label: 'Last changed', kind: 'datetime', ...silent() },
]

function silent(): Pick<FieldMeta, 'required' | 'readonly' | 'unique' | 'list' | 'search'> {
  return { required: true, readonly: true, unique: false, list: false, search: false }
}

/** The declared fields of a resource that pages show. */
export function ownFields({ fields }: ResourceMeta): readonly FieldMeta[] {
  return fields.filter(({ hidden = false }) => !hidden)
}

/** Every field of a resource that can be shown, the common ones last. */
export function shownFields(resource: ResourceMeta): readonly FieldMeta[] {
  return [...ownFields(resource), ...commonfields]
}

/** Where the pages of a resource stand: its API path without `/api`. */
export function pagesOf(apipath: string): string {
  return apipath.replace(/^\/api/u, '')
}

/** The page that a plugin makes of sections. */
export function pageOfPlugin(plugin: string, name: string): string {
  return `/pages/${plugin}/${name}`
}

/** The page of one row. */
export function pageOfRow(apipath: string, id: unknown): string {
  return `${pagesOf(apipath)}/${String(id)}`
}

/** A resource and what stands behind its path: `''`, `new`, `12`, `12/edit`. */
export interface Place {
  readonly resource: ResourceMeta
  readonly rest: string
}

/** The resource whose pages stand at an address; of several the one with the longest path. */
export function placeAt(resources: readonly ResourceMeta[], address: string): Place | undefined {
  const fits = resources.filter((one) => `${address}/`.startsWith(`${pagesOf(one.path)}/`))
  const resource = fits.toSorted((one, other) => other.path.length - one.path.length)[0]
  return resource && { resource, rest: address.slice(pagesOf(resource.path).length).replaceAll(/^\/|\/$/gu, '') }
}

/** Whether the caller may make rows. What only the platform sets, a caller cannot give: such rows come about elsewhere. */
export function isCreatable({ can, fields }: ResourceMeta): boolean {
  const isGiven = fields.some((field) => field.readonly && field.required && field.default === undefined)
  return can.write && !isGiven
}

/** Whether the caller may change and remove rows that are there. */
export function isChangeable({ can, appendonly = false }: ResourceMeta): boolean {
  return can.write && !appendonly
}

/** What people call a row; rows without a display value are called by their key. */
export function nameOf(resource: ResourceMeta, row: JsonRow): string {
  const field = resource.fields.find(({ name }) => name === resource.display)
  const isWorded =
    field?.kind === 'date' || field?.kind === 'datetime' || field?.labels !== undefined || field?.kind === 'choice'
  // Where the display field is a reference, people read the name of what it points to.
  const told = isWorded
    ? fieldText(field, row)
    : (row[resource.display.replace(/id$/u, 'name')] ?? row[resource.display])
  return told === null || told === undefined || told === ''
    ? `${resource.label} ${String(row[resource.key])}`
    : String(told)
}

/** The same where the row stands alone, not beside its columns: `Chrome 118`. */
export function titleOf(resource: ResourceMeta, row: JsonRow): string {
  const field = resource.fields.find(({ name }) => name === resource.displaywith)
  const more = field ? fieldText(field, row) : ''
  return [nameOf(resource, row), more].filter(Boolean).join(' ')
}

/** A part of a form or detail page. The first group of a resource has no name. */
export interface FieldGroup {
  readonly name: string
  readonly fields: readonly FieldMeta[]
}

/** Whether a field takes the whole width of a form or page. */
export function isWide(field: FieldMeta): boolean {
  return field.kind === 'markdown' || field.kind === 'json'
}

/** Fields by their group, in the order in which the groups first appear; wide ones end their group. */
export function groupsOf(fields: readonly FieldMeta[]): readonly FieldGroup[] {
  const groups = Map.groupBy(fields, (field) => field.group ?? '')
  return [...groups].map(([name, members]) => ({
    name,
    fields: members.toSorted((one, other) => Number(isWide(one)) - Number(isWide(other))),
  }))
}

/** Resources under the heading of the menu at which they stand, in the menu's order. */
export function menuOf(
  resources: readonly ResourceMeta[],
): readonly { readonly name: string; readonly resources: readonly ResourceMeta[] }[] {
  const listed = resources.filter((one) => one.form !== 'subtype' && one.can.read)
  return [...Map.groupBy(listed, (one) => one.menu)].map(([name, members]) => ({ name, resources: members }))
}
