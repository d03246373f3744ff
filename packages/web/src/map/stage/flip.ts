import type { Frame, Spot } from '../model/frame.ts'

// The library's y grows upwards, ours downwards as in every picture. It is turned here and nowhere else.

/** The library's coordinate of a spot on a plan of that height. */
export function toCoordinate(spot: Spot, height: number): [number, number] {
  return [spot.x, height - spot.y]
}

/** The frame that a view of the library shows. */
export function frameOf(
  view: { readonly center: readonly number[]; readonly resolution: number },
  size: readonly number[],
  height: number,
): Frame {
  const [x = 0, y = 0] = view.center
  const [across = 0, down = 0] = size
  const { resolution } = view
  return {
    left: x - (across * resolution) / 2,
    top: height - y - (down * resolution) / 2,
    resolution,
    width: across,
    height: down,
  }
}
