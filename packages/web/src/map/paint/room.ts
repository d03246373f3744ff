import type { Box } from '../model/frame.ts'

/** Which parts of the screen are taken already, so that words do not lie over each other. */
export interface Room {
  /** Takes the box, whatever lies there. */
  readonly take: (box: Box) => void
  /** Takes the box if all of it is free. */
  readonly takeFree: (box: Box) => boolean
}

/** Pixels of the screen for a square that is either free or taken. */
const side = 4

/** A screen on which nothing lies yet. */
export function openRoom(width: number, height: number): Room {
  const columns = Math.ceil(width / side)
  const rows = Math.ceil(height / side)
  const taken = new Uint8Array(columns * rows)

  const squares = function* ({ left, top, right, bottom }: Box): Generator<number> {
    const [from, to] = [Math.max(0, Math.floor(left / side)), Math.min(columns - 1, Math.floor(right / side))]
    const last = Math.min(rows - 1, Math.floor(bottom / side))
    for (let row = Math.max(0, Math.floor(top / side)); row <= last; row++) {
      for (let column = from; column <= to; column++) yield row * columns + column
    }
  }
  const take = (box: Box): void => {
    for (const square of squares(box)) taken[square] = 1
  }
  const isFree = (box: Box): boolean => {
    for (const square of squares(box)) if (taken[square] === 1) return false
    return true
  }
  return {
    take,
    takeFree: (box) => {
      if (!isFree(box)) return false
      take(box)
      return true
    },
  }
}

/** The box of that size in the middle of a spot. */
export function boxAt(spot: { readonly x: number; readonly y: number }, width: number, height: number): Box {
  const [across, down] = [width / 2, height / 2]
  return { left: spot.x - across, top: spot.y - down, right: spot.x + across, bottom: spot.y + down }
}
