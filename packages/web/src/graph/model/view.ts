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
/** Pixels around a drawing that is shown as a whole. */
const margin = 28
/** Pixels at the bottom where the meaning of the lines is told. */
const legend = 44
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
  const scale = bounded(Math.min((room.width - margin) / width, (high - margin) / height, 1))
  return { x: room.width / 2 - (left + width / 2) * scale, y: high / 2 - (top + height / 2) * scale, scale }
}

/** All of it; where that would be too small to read in a narrow window, larger, with its first card in sight. */
export function beginning(room: Room, bounds: Bounds): View {
  const all = fitted(room, bounds)
  if (room.width >= narrow || all.scale >= readable) return all
  // What is before the first card lies to the left of 0, 0: without it, the first card begins at the edge.
  const isOneSided = -bounds.left * readable < room.width / 2
  const x = isOneSided ? margin - bounds.left * readable : room.width / 2
  return { x, y: (room.height - legend) / 2, scale: readable }
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
  if (start < margin) return margin - start
  return start + length > room - margin ? room - margin - start - length : 0
}
