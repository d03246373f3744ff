import type { Cell, PanelContent, TableContent, Tone } from './widgets.ts'

/** The heading of a column, or its heading and the unit of its numbers. */
export type Heading = string | { readonly label: string; readonly unit: string }

/** A row of a section: a cell for each column; the page it leads to, and how it is meant. */
export type SectionRow<Name extends string> = { readonly [Column in Name]: Cell } & {
  /** `/forklifts/17` */
  readonly page?: string | null
  readonly tone?: Tone
}

/** Rows that a table of the host's drawing takes. */
const most = 200

/**
 * A section that is a table: `tableSection('To be done', { machine: 'Machine', due: 'Due' }, rows)`. The columns stand in the
 * order in which they are named. Of more than 200 rows the first 200 are shown, and the title says so; where no more were
 * read, `total` says how many there are.
 */
export function tableSection<const Name extends string>(
  title: string,
  columns: Readonly<Record<Name, Heading>>,
  rows: readonly SectionRow<NoInfer<Name>>[],
  total = rows.length,
): Extract<PanelContent, { readonly kind: 'table' }> {
  const table: TableContent = {
    columns: Object.entries<Heading>(columns).map(([name, heading]) => ({ name, ...headingOf(heading) })),
    rows: rows.slice(0, most),
    link: 'page',
    tone: 'tone',
  }
  const shown = table.rows.length
  return { kind: 'table', title: total > shown ? `${title}, the first ${shown} of ${total}` : title, table }
}

const headingOf = (heading: Heading) => (typeof heading === 'string' ? { label: heading } : heading)
