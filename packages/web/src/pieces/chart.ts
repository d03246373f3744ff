import type { ChartContent } from '@shopdb/contract'

/** The room a chart is drawn in, in pixels; its width is that of what is around it. */
export const room = { width: 360, height: 180, left: 40, right: 6, top: 8, bottom: 20 } as const

/** Pixels; a few bars do not fill the room like a wall. */
const widest = 72

/** Where the points of a chart are, and what stands at its axes. */
export interface Drawing {
  readonly lines: readonly { readonly name: string; readonly points: readonly Spot[] }[]
  readonly steps: readonly { readonly y: number; readonly value: number }[]
  readonly marks: readonly Mark[]
  readonly barwidth: number
  readonly ground: number
}

/** What stands below the axis. */
export interface Mark {
  readonly x: number
  readonly text: string
  readonly anchor: 'start' | 'middle' | 'end'
}

const palette = ['primary', 'warning', 'info', 'error', 'success', 'text-muted', 'text-highlighted']
/** What comes near to none of the colors that things have: those of inks above all. */
const besides = ['error', 'success', 'text-highlighted', 'text-muted', 'primary', 'info', 'warning']

/** The color of each series: its own, else one that no other has. */
export function colorsOf(series: ChartContent['series']): readonly string[] {
  const plain = series.filter(({ color }) => color === undefined)
  const left = plain.length === series.length ? palette : besides
  return series.map((one) => one.color ?? `var(--ui-${left[plain.indexOf(one) % left.length]})`)
}

interface Spot {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly value: number
}

/** Words keep their order; numbers and moments stand where they belong. */
export function drawingOf({ series, form }: ChartContent, width: number = room.width): Drawing {
  const all = series.flatMap(({ points }) => points)
  const places = placesOf(all.map(({ x }) => x))
  const top = niceTop(Math.max(0, ...all.map(({ y }) => y)))
  const low = Math.min(0, ...all.map(({ y }) => y))
  const slots = new Set(all.map(({ x }) => x)).size
  const slot = ((width - room.left - room.right) / Math.max(slots, 1)) * 0.7
  const barwidth = Math.max(1, Math.min(slot, widest))
  const inset = form === 'bar' ? slot / 2 : 0
  const across = (share: number): number => room.left + inset + share * (width - room.left - room.right - 2 * inset)
  const up = (value: number): number =>
    room.top + (1 - (value - low) / Math.max(top - low, 1e-9)) * (room.height - room.top - room.bottom)
  const lines = series.map(({ name, points }) => ({
    name,
    points: points.map(({ x, y }) => ({ x: across(places.get(x) ?? 0), y: up(y), text: textOf(x), value: y })),
  }))
  const isCounted = all.every(({ y }) => Number.isInteger(y))
  const steps = [0, 0.5, 1]
    .map((share) => low + share * (top - low))
    .filter((value) => !isCounted || Number.isInteger(value))
    .map((value) => ({ y: up(value), value }))
  const spots = [...places].map(([x, share]) => ({ x: across(share), text: textOf(x) }))
  const marks = form === 'bar' ? barMarks(spots, slot / 0.7) : endMarks(spots)
  return { lines, steps, marks, barwidth, ground: up(Math.max(low, 0)) }
}

type Axis = string | number

/** The share of the width at which each value stands. */
function placesOf(values: readonly Axis[]): ReadonlyMap<Axis, number> {
  const unique = [...new Set(values)]
  const numbers = unique.map((value) => (typeof value === 'number' ? value : momentOf(value)))
  const isOrdered = numbers.every(Number.isFinite)
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
  const shareOf = (at: number): number => {
    if (unique.length === 1) return 0.5
    return isOrdered ? ((numbers[at] ?? low) - low) / (high - low) : at / (unique.length - 1)
  }
  return new Map(unique.map((value, at) => [value, shareOf(at)]))
}

/** A round number that is not below: 1, 2 or 5 times a power of ten. */
export function niceTop(value: number): number {
  if (value <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 5, 10].find((step) => step * power >= value) ?? 10) * power
}

/** Of other texts a browser makes dates too: `Cell 14` would be a day. */
const momentOf = (text: string): number => (/^\d{4}-\d{2}-\d{2}/u.test(text) ? Date.parse(text) : NaN)

/** A line says where it begins and where it ends. */
function endMarks(spots: readonly Pick<Mark, 'x' | 'text'>[]): readonly Mark[] {
  const [first, last] = [spots[0], spots.at(-1)]
  if (!first || !last) return []
  if (first === last) return [{ ...first, anchor: 'middle' }]
  return [
    { ...first, anchor: 'start' },
    { ...last, anchor: 'end' },
  ]
}

/** Pixels of a letter below the axis, and the fewest letters that say something. */
const letter = { width: 6.2, least: 8 } as const

/** Every bar is named, as far as there is room; where they are too many, one of several is. */
function barMarks(spots: readonly Pick<Mark, 'x' | 'text'>[], slot: number): readonly Mark[] {
  const longest = Math.max(0, ...spots.map(({ text }) => text.length))
  const needed = Math.min(longest, letter.least) * letter.width
  const each = Math.max(1, Math.ceil((needed + letter.width) / slot))
  const letters = Math.floor((slot * each) / letter.width) - 1
  const named = spots.filter((_, at) => at % each === 0)
  return named.map(({ x, text }) => ({ x, text: cut(text, letters), anchor: 'middle' }))
}

const cut = (text: string, letters: number): string =>
  text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1)).trimEnd()}\u2026`

/** A moment is told as its day. */
const textOf = (x: Axis): string =>
  typeof x === 'string' && /^\d{4}-\d{2}-\d{2}T/u.test(x) ? x.slice(0, 10) : String(x)
