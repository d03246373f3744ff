import type { Cell, TableContent, Tone } from '@shopdb/contract'
import { amountText, toldText } from '@shopdb/kit'

/** A row of a table that a plugin gave, by column. */
export type TableRow = TableContent['rows'][number]

/** A cell as people read it, or the detail of a line; a number with its unit, where that stands in no heading. */
export function textOf(cell: Cell | undefined, unit?: string): string {
  if (typeof cell === 'number') return amountText(cell, unit)
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  return toldText(cell ?? '')
}

/** Where a row leads; undefined where it leads nowhere. */
export function addressOf({ link }: TableContent, row: TableRow): string | undefined {
  const address = link === undefined ? undefined : row[link]
  return typeof address === 'string' ? address : undefined
}

/** How a row is to be taken. */
export function toneOf({ tone }: TableContent, row: TableRow): Tone {
  // It was checked to be one where it came in.
  return tone === undefined ? 'neutral' : ((row[tone] ?? 'neutral') as Tone)
}
