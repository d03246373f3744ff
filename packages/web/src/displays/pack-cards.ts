/** The room that cards have, in pixels. */
export interface Room {
  readonly width: number
  readonly height: number
}

/** How cards stand: the size of their letters and the gap between them in pixels, and which of them share a page. */
export interface Layout {
  readonly size: number
  readonly columns: number
  readonly pages: readonly (readonly number[])[]
}

/** How high each card is with these letters in so many columns. */
export type Measure = (size: number, columns: number) => readonly number[]

/** Sizes of letters in parts of the lesser side of the screen, from what is read across a hall to the least on a wall. */
const sizes = [0.085, 0.07, 0.058, 0.048, 0.04, 0.034, 0.029]
/** What is shown in pages has letters of this size, or smaller where one card needs it. */
const pagedfrom = sizes.indexOf(0.034)
/** No screen, however small, has smaller letters, in pixels. */
const least = 14
/** A line of fewer letters' heights is no pleasure to read. */
const narrowest = 13
const mostcolumns = 3

/** The gap between cards, in heights of their letters. */
export const gapshare = 0.5

/** The largest letters with which all cards stand on one page; where none do, pages of cards that are read with ease. */
export function fitCards(room: Room, measure: Measure): Layout {
  const candidates = sizes.map((share) => Math.max(least, Math.round(share * Math.min(room.width * 0.6, room.height))))
  for (const size of candidates)
    for (let columns = 1; columns <= columnsIn(room, size); columns += 1) {
      const layout = layoutOf(room, { size, columns }, measure)
      if (layout.pages.length <= 1 && isWhole(layout, room)) return layout
    }
  return pagedLayout(room, candidates.slice(pagedfrom), measure)
}

function pagedLayout(room: Room, candidates: readonly number[], measure: Measure): Layout {
  for (const size of candidates)
    for (let columns = columnsIn(room, size); columns >= 1; columns -= 1) {
      const layout = layoutOf(room, { size, columns }, measure)
      if (isWhole(layout, room)) return layout
    }
  return layoutOf(room, { size: candidates.at(-1) ?? least, columns: 1 }, measure)
}

const columnsIn = ({ width }: Room, size: number): number =>
  Math.max(1, Math.min(mostcolumns, Math.floor(width / (narrowest * size))))

type Measured = Layout & { readonly heights: readonly number[] }

function layoutOf({ height }: Room, { size, columns }: Pick<Layout, 'size' | 'columns'>, measure: Measure): Measured {
  const heights = measure(size, columns)
  return { size, columns, heights, pages: packRows(heights, { columns, height, gap: size * gapshare }) }
}

/** Whether no card is higher than the page. */
const isWhole = ({ heights }: Measured, { height }: Room): boolean => heights.every((one) => one <= height)

interface Page {
  readonly columns: number
  readonly height: number
  readonly gap: number
}

/** Cards in their order, row by row: which stand on which page. A row that is higher than a page has one to itself. */
export function packRows(heights: readonly number[], { columns, height, gap }: Page): readonly (readonly number[])[] {
  const pages: number[][] = []
  let used = Infinity
  for (let first = 0; first < heights.length; first += columns) {
    const row = heights.slice(first, first + columns)
    const high = Math.max(...row)
    if (used + gap + high > height) {
      pages.push([])
      used = -gap
    }
    used += gap + high
    pages.at(-1)?.push(...row.map((_, at) => first + at))
  }
  return pages
}
