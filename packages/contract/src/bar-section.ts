import type { PanelContent } from './widgets.ts'

/** One bar: what it stands for, and how long it is; null where that is not known. */
export interface Bar {
  readonly x: string
  readonly y: number | null
}

/** What the bars are lengths of: `{ label: 'In use', unit: '%' }`. */
export interface BarHeading {
  readonly label: string
  readonly unit: string
}

/**
 * A section that compares numbers, the greatest first: `barSection('The fullest', { label: 'In use', unit: '%' }, bars)`. What is
 * not known is left out. Of more than `most` (12) the first are shown; undefined with fewer than two: there is nothing to compare.
 */
export function barSection(
  title: string,
  { label, unit }: BarHeading,
  bars: readonly Bar[],
  most = 12,
): Extract<PanelContent, { readonly kind: 'chart' }> | undefined {
  const points = bars
    .flatMap(({ x, y }) => (y === null ? [] : [{ x: x.slice(0, longest), y }]))
    .toSorted((one, other) => other.y - one.y)
    .slice(0, most)
  if (points.length < 2) return undefined
  return { kind: 'chart', title, chart: { form: 'bar', unit, series: [{ name: label, points }] } }
}

/** Characters below a bar. */
const longest = 60
