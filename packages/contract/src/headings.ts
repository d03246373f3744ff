import type { AssetTypeDeclaration, Declaration } from './declare.ts'
import type { Field, Fields } from './fields.ts'
import { asset } from './model/asset.ts'
import type { Cell } from './widgets.ts'

/**
 * The heading of a column, its heading and the unit of its numbers, or the field that it shows: that brings both, and its
 * choices are told as people read them.
 */
export type Heading = string | { readonly label: string; readonly unit: string } | Field

type Headings = Readonly<Record<string, Heading>>

/** Whether a field stands for its heading. */
export const isField = (heading: Heading): heading is Field => typeof heading === 'object' && 'kind' in heading

/** What people read above a column, or before a line. */
export function headingOf(name: string, heading: Heading): { readonly label: string; readonly unit?: string } {
  if (typeof heading === 'string') return { label: heading }
  if (!isField(heading)) return heading
  return { label: heading.label ?? name, ...(heading.unit === undefined ? {} : { unit: heading.unit }) }
}

/** The headings of columns by name: of the fields those of the declaration. */
export function headingsOf(of: Declaration, columns: readonly (string | Headings)[]): Headings {
  const known = fieldsOf(of)
  return Object.fromEntries(
    columns.flatMap((one) => (typeof one === 'string' ? [[one, known[one] ?? one]] : Object.entries(one))),
  )
}

/** An asset type has those of the core, as it calls them, before its own. */
function fieldsOf(of: Declaration): Fields {
  if (of.form !== 'assettype') return of.fields
  const core = Object.entries(asset.fields).map(([name, field]): [string, Field] => [
    name,
    { ...field, ...labelOf(of, name) },
  ])
  return { ...Object.fromEntries(core), ...of.fields }
}

const labelOf = ({ corelabels }: AssetTypeDeclaration, name: string): Pick<Field, 'label'> => {
  const label = corelabels?.[name]
  return label === undefined ? {} : { label }
}

/** Characters of a cell. */
const longest = 500

/** What a column shows of a row: of a reference the name of what it points to. */
export function cellOf(row: Readonly<Record<string, unknown>>, name: string, heading: Heading): Cell {
  const isReference = typeof heading === 'object' && 'kind' in heading && heading.kind === 'reference'
  const value = isReference ? (row[`${name.replace(/id$/u, '')}name`] ?? row[name]) : row[name]
  if (typeof value === 'string') return value.slice(0, longest)
  return typeof value === 'number' || typeof value === 'boolean' ? value : null
}
