import type { Cell, ChartContent, ListLine, TableContent, Tone } from '@shopdb/contract'
import { address, color, each, figure, maybe, oneOf, page, shapeOf, words, type Shape } from './shape.ts'

const tones = ['neutral', 'success', 'info', 'warning', 'error'] as const satisfies readonly Tone[]

/** The tone, where one is given. */
export const toneOf = (shape: Shape): { readonly tone?: Tone } =>
  maybe(shape, 'tone', () => oneOf(shape, 'tone', tones))

/** The page it leads to, where one is given. */
export const linkOf = (shape: Shape): { readonly link?: string } => maybe(shape, 'link', () => page(shape, 'link'))

/** The page or the address elsewhere that it leads to, where one is given. */
const addressOf = (shape: Shape): { readonly link?: string } => maybe(shape, 'link', () => address(shape, 'link'))

/** The unit, where one is given. */
export const unitOf = (shape: Shape): { readonly unit?: string } => maybe(shape, 'unit', () => words(shape, 'unit', 20))

/** The detail, where one is given. */
export const detailOf = (shape: Shape): { readonly detail?: string } =>
  maybe(shape, 'detail', () => words(shape, 'detail', 500))

/** Lines of a list. */
export function linesOf({ members, path }: Shape): readonly ListLine[] {
  return each(members['lines'], `${path}.lines`, 100, (line) => ({
    label: words(line, 'label'),
    ...(typeof line.members['detail'] === 'number' ? { detail: figure(line, 'detail') } : detailOf(line)),
    ...unitOf(line),
    ...addressOf(line),
    ...toneOf(line),
  }))
}

/** Rows under headings; a row's members without a heading are left behind. */
export function tableOf(value: unknown, path: string): TableContent {
  const table = shapeOf(value, path)
  const columns = each(table.members['columns'], `${path}.columns`, 12, (column) => ({
    name: words(column, 'name', 60),
    label: words(column, 'label', 60),
    ...unitOf(column),
  }))
  const named: Named = { ...memberName(table, 'link'), ...memberName(table, 'tone') }
  const rows = each(table.members['rows'], `${path}.rows`, 200, (row) =>
    Object.fromEntries([...columns.map(({ name }) => [name, cellOf(row, name)] as const), ...markOf(row, named)]),
  )
  return { columns, rows, ...named }
}

type Named = Readonly<Record<string, string>>

/** Which member of a row holds what is no cell: its address, its tone. */
const memberName = (table: Shape, name: string): Named => maybe(table, name, () => words(table, name, 60))

const isThere = ({ members }: Shape, name: string | undefined): name is string =>
  name !== undefined && members[name] !== undefined && members[name] !== null

/** The address and the tone of a row, by the members that hold them. */
function markOf(row: Shape, { link, tone }: Named): readonly (readonly [string, Cell])[] {
  return [
    ...(isThere(row, link) ? [[link, address(row, link)] as const] : []),
    ...(isThere(row, tone) ? [[tone, oneOf(row, tone, tones)] as const] : []),
  ]
}

/** A value in a table; what is none of them is no. */
export function cellOf(row: Shape, name: string): Cell {
  const value = row.members[name] ?? null
  if (typeof value === 'string') return words(row, name, 500)
  if (typeof value === 'number') return figure(row, name)
  return value === null ? null : value === true
}

/** Series over a common axis. */
export function chartOf(value: unknown, path: string): ChartContent {
  const chart = shapeOf(value, path)
  const series = each(chart.members['series'], `${path}.series`, 8, (one) => ({
    name: words(one, 'name', 60),
    ...maybe(one, 'color', () => color(one, 'color')),
    points: each(one.members['points'], `${one.path}.points`, 500, (point) => ({
      x: typeof point.members['x'] === 'number' ? figure(point, 'x') : words(point, 'x', 60),
      y: figure(point, 'y'),
    })),
  }))
  return { form: oneOf(chart, 'form', ['bar', 'line']), series, ...unitOf(chart) }
}
