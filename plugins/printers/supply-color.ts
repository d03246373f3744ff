import { meaningOf, type Meanings, type RowOf } from '@shopdb/contract'
import type { supply } from './supply.ts'

/** What toner and ink are called, and how it is drawn; black is gray, to be seen on dark. */
const colorsbyword: Meanings<string> = [
  [/black/iu, '#64748b'],
  [/cyan/iu, '#0891b2'],
  [/magenta/iu, '#d946ef'],
  [/yellow/iu, '#ca8a04'],
]

/** The color that a supply has; a drum of a color has none, for its toner has it. */
export const colorOf = ({ name, type }: Pick<RowOf<typeof supply>, 'name' | 'type'>): string | undefined =>
  type === 'toner' || type === 'ink' ? meaningOf(colorsbyword, name) : undefined
