import { choiceTitle } from './choices.ts'
import { type Heading, headingOf, isField } from './headings.ts'
import type { Cell, PanelContent, TableContent, Tone } from './widgets.ts'

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
 * order in which they are named; a field may stand for its heading, `{ role: computer.fields.role }`. Of more than 200 rows the first 200 are shown, and the title says so; where no more were
 * read, `total` says how many there are.
 */
export function tableSection<const Name extends string>(
  title: string,
  columns: Readonly<Record<Name, Heading>>,
  rows: readonly SectionRow<NoInfer<Name>>[],
  total = rows.length,
): Extract<PanelContent, { readonly kind: 'table' }> {
  const table: TableContent = {
    columns: Object.entries<Heading>(columns).map(([name, heading]) => ({ name, ...headingOf(name, heading) })),
    rows: rows.slice(0, most).map((row) => ({ ...row, ...choicesOf(columns, row) })),
    link: 'page',
    tone: 'tone',
  }
  const shown = table.rows.length
  return { kind: 'table', title: total > shown ? `${title}, the first ${shown} of ${total}` : title, table }
}

/** The cells of a row that hold a choice, as people read them. */
function choicesOf(columns: Readonly<Record<string, Heading>>, row: Readonly<Record<string, unknown>>) {
  const told = Object.entries(columns).map(([name, heading]) => {
    const cell = row[name]
    return isField(heading) && typeof cell === 'string' ? { [name]: choiceTitle(heading, cell) } : {}
  })
  return Object.assign({}, ...told) as Readonly<Record<string, string>>
}
