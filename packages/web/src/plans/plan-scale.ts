/** A width and a height, in pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** A line on a plan, in its pixels. */
export interface PlanLine {
  readonly from: { readonly x: number; readonly y: number }
  readonly to: { readonly x: number; readonly y: number }
}

/** How long a line is, in pixels of the plan. */
export function lengthOf({ from, to }: PlanLine): number {
  return Math.hypot(to.x - from.x, to.y - from.y)
}

/** Meters of one pixel, as exact as the field keeps them; null where one of the two is no length. */
export function metersPerPixel(meters: number | null, pixels: number): number | null {
  if (meters === null || !(meters > 0) || !(pixels > 0)) return null
  const found = Number((meters / pixels).toFixed(8))
  return found > 0 ? found : null
}

/** Meters as people type them: to the centimeter. */
export function metersText(meters: number): string {
  return String(Number(meters.toFixed(2)))
}

/**
 * The size of a plan whose picture is exchanged: as it was where the new one has the same shape, so that everything stays where it
 * stands; else that of the new one.
 */
export function sizeAfter(known: Size | undefined, picture: Size): Size {
  if (!known) return picture
  const height = (known.height * picture.width) / known.width
  return Math.abs(height - picture.height) <= Math.max(1, picture.height * 0.005) ? known : picture
}
