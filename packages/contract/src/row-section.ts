import { choiceTitle } from './choices.ts'
import type { Declaration } from './declare.ts'
import { cellOf, type Heading, headingOf, headingsOf, isField } from './headings.ts'
import { linesSection } from './lines.ts'
import { rowPage } from './links.ts'
import type { MemberOf, ShownRow } from './rows-section.ts'
import type { Cell, ListLine, PanelContent } from './widgets.ts'

/**
 * A section that tells one row in lines: `rowSection('Now', forklift, ['modelid', 'chargepercent', { left: 'Lasts' }], row)`.
 * Labels and units are those of the fields, choices are told as people read them, what a reference points to by its name and
 * with its page. Lines of its own stand among the fields with their labels. What is empty is left out; undefined, where all is.
 */
export function rowSection<
  const D extends Declaration,
  const C extends MemberOf<D> | Readonly<Record<string, Heading>>,
>(
  title: string,
  of: D,
  lines: readonly C[],
  row: ShownRow<C>,
): Extract<PanelContent, { readonly kind: 'keyvalue' }> | undefined {
  const headings = Object.entries(headingsOf(of, lines))
  return linesSection(
    title,
    headings.map(([name, heading]) => lineOf(row, name, heading)),
  )
}

function lineOf(row: Readonly<Record<string, unknown>>, name: string, heading: Heading): ListLine | undefined {
  const cell = cellOf(row, name, heading)
  if (cell === null || cell === '') return undefined
  const { label, unit } = headingOf(name, heading)
  return { label, ...toldOf(cell, heading, unit), ...linkOf(heading, row[name]) }
}

/** A number is told where it is read. */
function toldOf(cell: NonNullable<Cell>, heading: Heading, unit?: string): Pick<ListLine, 'detail' | 'unit'> {
  if (typeof cell === 'number') return { detail: cell, ...(unit === undefined ? {} : { unit }) }
  const words = typeof cell === 'boolean' ? yesOrNo(cell) : cell
  return { detail: isField(heading) ? choiceTitle(heading, words) : words }
}

const yesOrNo = (is: boolean): string => (is ? 'Yes' : 'No')

function linkOf(heading: Heading, key: unknown): Pick<ListLine, 'link'> {
  if (!isField(heading) || heading.to === undefined || typeof key !== 'number') return {}
  return { link: rowPage({ table: typeof heading.to === 'string' ? heading.to : heading.to.table }, key) }
}
