import type { OrNone } from './lines.ts'
import type { MarkerNote } from './map.ts'
import type { Cell, Tone } from './widgets.ts'

/**
 * What a column says of a row: a value, or one with how it is meant and the page where more of it stands; undefined where there
 * is nothing to say.
 */
export type RowCell = Cell | { readonly value: Cell; readonly tone?: Tone; readonly link?: string } | undefined

/** What is said of rows that were handed over: an entry for each, in their order. */
export type ForEach<T> = readonly T[] | Promise<readonly T[]>

/** What is said of the marker of a row; nothing of most. */
export type RowMark = OrNone<Omit<MarkerNote, 'assetid'>>
