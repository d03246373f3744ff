import type { ListAnswer } from './answers.ts'
import type { Declaration } from './declare.ts'
import { cellOf, type Heading, headingsOf } from './headings.ts'
import { rowPage } from './links.ts'
import type { asset } from './model/asset.ts'
import { tableSection } from './sections.ts'
import type { Cell, PanelContent, Tone } from './widgets.ts'

/** A field of a declaration; an asset type has those of the core too. */
export type MemberOf<D extends Declaration> =
  | (keyof D['fields'] & string)
  | (D['form'] extends 'assettype' ? keyof (typeof asset)['fields'] : never)

type Own<C> = C extends string ? never : keyof C & string

/** A row of `rowsSection`: the fields that are shown, as readers give them, and a cell for each column of its own. */
export type ShownRow<C> = { readonly [Name in Extract<C, string>]: unknown } & { readonly [Name in Own<C>]: Cell } & {
  /** Where the row leads. Default: its page. null: nowhere. */
  readonly page?: string | null
  readonly tone?: Tone
}

/**
 * A section that is a table of rows: `rowsSection('Ready', forklift, ['assetnumber', 'locationid', 'chargepercent'], rows)`.
 * Headings and units are those of the fields, choices are told as people read them, of a reference the name of what it points
 * to, and each row leads to its page. Columns of its own stand among the fields with their headings: `['assetnumber', {
 * left: { label: 'Lasts', unit: 'h' } }]`. `rows` are a list, or the answer of `platform.list`, whose total is told where
 * there are more; of more than 200 the first 200 are shown.
 */
export function rowsSection<
  const D extends Declaration,
  const C extends MemberOf<D> | Readonly<Record<string, Heading>>,
>(
  title: string,
  of: D,
  columns: readonly C[],
  rows: readonly ShownRow<C>[] | ListAnswer<ShownRow<C>>,
): Extract<PanelContent, { readonly kind: 'table' }> {
  const headings = headingsOf(of, columns)
  const [shown, total] = 'data' in rows ? [rows.data, rows.meta.total] : [rows, rows.length]
  const cells = shown.map((row: Row) => ({
    ...Object.fromEntries(Object.entries(headings).map(([name, heading]) => [name, cellOf(row, name, heading)])),
    page: pageOf(of, row),
    ...(row['tone'] === undefined ? {} : { tone: row['tone'] as Tone }),
  }))
  return tableSection(title, headings, cells, total)
}

type Row = Readonly<Record<string, unknown>>

/** What is told beside an asset stands on the page of the asset. */
function pageOf(of: Declaration, row: Row): string | null {
  const { page } = row
  if (page === null || typeof page === 'string') return page
  const id = row[of.form === 'resource' ? `${of.name.toLowerCase()}id` : 'assetid']
  return typeof id === 'number' ? rowPage(of.form === 'subtype' ? of.of : of, id) : null
}
