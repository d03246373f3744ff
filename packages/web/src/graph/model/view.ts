import type { Bounds } from './layout.ts'

/** Where a drawing lies in its window: its own 0, 0 in pixels of the window, and how large a unit of it is. */
export interface View {
  readonly x: number
  readonly y: number
  readonly scale: number
}

/** A window in pixels. */
export interface Room {
  readonly width: number
  readonly height: number
}

const least = 0.08
const most = 2
/** Pixels left free beside a drawing that is shown as a whole, where lines bow out of it; fewer on a phone. */
const margin = 72
const narrowmargin = 28
/** Pixels at the bottom where the meaning of the lines is told. */
const legend = 60
/** Pixels below which a window is a phone's, and the least scale at which a card is read there. */
const narrow = 640
const readable = 0.75

const bounded = (scale: number): number => Math.min(Math.max(scale, least), most)

/** Larger or smaller, with one spot of the window staying where it is. */
export function zoomed({ x, y, scale }: View, factor: number, at: { readonly x: number; readonly y: number }): View {
  const next = bounded(scale * factor)
  return { x: at.x - ((at.x - x) * next) / scale, y: at.y - ((at.y - y) * next) / scale, scale: next }
}

/** All of it, but never enlarged. */
export function fitted(room: Room, { left, top, width, height }: Bounds): View {
  const high = room.height - legend
  const scale = bounded(Math.min((room.width - marginOf(room)) / width, (high - narrowmargin) / height, 1))
  return { x: room.width / 2 - (left + width / 2) * scale, y: high / 2 - (top + height / 2) * scale, scale }
}

const marginOf = ({ width }: Room): number => (width < narrow ? narrowmargin : margin)

/** The parts of a drawing: each holds the next. The middle of the first card is at 0, 0. */
export interface Sights {
  readonly all: Bounds
  /** The first card and what is tied to it. */
  readonly nearest: Bounds
  readonly first: Bounds
}

/** All of it; where that would be too small to read in a narrow window, what is nearest, and at least the first card. */
export function beginning(room: Room, { all, nearest, first }: Sights): View {
  const whole = fitted(room, all)
  if (room.width >= narrow || whole.scale >= readable) return whole
  const near = fitted(room, nearest)
  const scale = Math.max(near.scale, readable)
  // In the middle, but the first card never beyond the edge.
  const within = (middle: number, length: number, card: number): number => {
    const slack = length / 2 - narrowmargin / 2 - (card * scale) / 2
    return length / 2 + Math.min(Math.max(-middle * scale, -slack), slack)
  }
  return {
    x: within(nearest.left + nearest.width / 2, room.width, first.width),
    y: within(nearest.top + nearest.height / 2, room.height - legend, first.height),
    scale,
  }
}

/** Moved as little as brings a rectangle of the drawing into sight. */
export function revealing(view: View, room: Room, { left, top, width, height }: Bounds): View {
  const { x, y, scale } = view
  const right = missing(x + left * scale, width * scale, room.width)
  const down = missing(y + top * scale, height * scale, room.height)
  return { x: x + right, y: y + down, scale }
}

/** How far a stretch must move to be within the room. */
function missing(start: number, length: number, room: number): number {
  if (start < narrowmargin) return narrowmargin - start
  return start + length > room - narrowmargin ? room - narrowmargin - start - length : 0
}
