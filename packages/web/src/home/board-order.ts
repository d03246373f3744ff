import type { DashboardAnswer, Tone, Widget } from '@shopdb/contract'
import { linesAtGlance } from '../pieces/glance.ts'

export type BoardWidget = DashboardAnswer['data'][number]

/** How a widget is remembered: whose it is, and what it says. */
export const nameOfWidget = ({ plugin, title }: Pick<BoardWidget, 'plugin' | 'title'>): string => `${plugin}: ${title}`

/** What presses comes first. */
const pressing: readonly (Tone | undefined)[] = ['error', 'warning']

/** In the order that somebody gave them; without one, and for what came since, by how much each presses. */
export function orderWidgets(widgets: readonly BoardWidget[], order: readonly string[]): readonly BoardWidget[] {
  const placeOf = (widget: BoardWidget): number => {
    const at = order.indexOf(nameOfWidget(widget))
    return at === -1 ? order.length + pressureOf(widget) : at
  }
  return widgets.toSorted((one, other) => placeOf(one) - placeOf(other))
}

/** 0 where something is wrong, 1 where it soon will be, 2 elsewhere. */
function pressureOf(widget: BoardWidget): number {
  const places = tonesOf(widget).map((tone) => pressing.indexOf(tone))
  return Math.min(pressing.length, ...places.filter((at) => at !== -1))
}

function tonesOf(widget: Widget): readonly (Tone | undefined)[] {
  if (widget.kind === 'list') return widget.lines.map(({ tone }) => tone)
  return widget.kind === 'stat' || widget.kind === 'progress' ? [widget.tone] : []
}

/** The names with one of them moved by so many places. */
export function moveName(names: readonly string[], name: string, by: number): readonly string[] {
  const others = names.filter((one) => one !== name)
  return others.toSpliced(Math.max(0, names.indexOf(name) + by), 0, name)
}

/** Which widgets stand in which column: each goes where there is most room, so that what comes first stands on top. */
export function columnsOf(widgets: readonly BoardWidget[], count: number): readonly (readonly BoardWidget[])[] {
  const columns = Array.from({ length: count }, () => ({ height: 0, widgets: [] as BoardWidget[] }))
  for (const widget of widgets) {
    const column = columns.reduce((least, one) => (one.height < least.height ? one : least))
    column.height += linesIn(widget)
    column.widgets.push(widget)
  }
  return columns.map((one) => one.widgets)
}

/** About how high it is, in lines; its head counts as two. */
function linesIn(widget: Widget): number {
  if (widget.kind === 'list') return 2 + Math.max(1, linesAtGlance(widget.lines.length) * 1.6)
  if (widget.kind === 'table') return 3 + widget.table.rows.length
  if (widget.kind === 'chart') return 8
  return widget.kind === 'stat' ? 2 : 4
}
