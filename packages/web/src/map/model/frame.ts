/** The part of a floor plan that a screen shows. Plan and screen both count from the top left, downwards. */
export interface Frame {
  /** Where on the plan the top left of the screen is. */
  readonly left: number
  readonly top: number
  /** Pixels of the plan for one of the screen. */
  readonly resolution: number
  /** Of the screen. */
  readonly width: number
  readonly height: number
}

/** A spot on the plan or on the screen. */
export interface Spot {
  readonly x: number
  readonly y: number
}

/** A rectangle, from its smallest to its largest coordinates. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Where on the screen a spot of the plan is. */
export function onScreen(frame: Frame, { x, y }: Spot): Spot {
  return { x: (x - frame.left) / frame.resolution, y: (y - frame.top) / frame.resolution }
}

/** Where on the plan a spot of the screen is. */
export function onPlan(frame: Frame, { x, y }: Spot): Spot {
  return { x: frame.left + x * frame.resolution, y: frame.top + y * frame.resolution }
}

/** What of the plan a frame shows. */
export function boxOf(frame: Frame): Box {
  const { left, top, width, height, resolution } = frame
  return { left, top, right: left + width * resolution, bottom: top + height * resolution }
}

/** Whether a spot lies in a box. */
export function isWithin(box: Box, { x, y }: Spot): boolean {
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom
}

/** The frame in which a whole box fits on a screen of that size, with air around. */
export function frameAround(box: Box, screen: Pick<Frame, 'width' | 'height'>, air: number): Frame {
  const [across, down] = [box.right - box.left, box.bottom - box.top]
  const resolution = Math.max(across / Math.max(1, screen.width - 2 * air), down / Math.max(1, screen.height - 2 * air))
  return {
    left: box.left - (screen.width * resolution - across) / 2,
    top: box.top - (screen.height * resolution - down) / 2,
    resolution,
    width: screen.width,
    height: screen.height,
  }
}

/** The smallest box around spots; undefined where there are none. */
export function boxAround(spots: readonly Spot[]): Box | undefined {
  const [first] = spots
  if (!first) return undefined
  const box = { left: first.x, top: first.y, right: first.x, bottom: first.y }
  for (const { x, y } of spots) {
    box.left = Math.min(box.left, x)
    box.top = Math.min(box.top, y)
    box.right = Math.max(box.right, x)
    box.bottom = Math.max(box.bottom, y)
  }
  return box
}
