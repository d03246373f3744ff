import type { Spot } from '../model/frame.ts'
import type { Dragging } from './use-dragging.ts'
import type { Picking } from './use-picking.ts'

/** Milliseconds without a key after which a nudge is done. */
const calm = 600

/**
 * Moves what is picked by pixels of the plan; several keys in a row are one move. Keys that come while a move is on its way
 * are the next one, unless a person is asked about the first.
 */
export function useNudging({ picked }: Picking, dragging: Dragging, isAsked: () => boolean): (by: Spot) => void {
  let pending = 0
  let isPlacing = false
  let waiting: Spot | undefined

  const place = async (): Promise<void> => {
    isPlacing = true
    await dragging.drop()
    isPlacing = false
    const next = waiting
    waiting = undefined
    if (next && !isAsked()) nudge(next)
  }
  const nudge = (by: Spot): void => {
    const assetids = [...picked.value]
    if (assetids.length === 0) return
    if (isPlacing) {
      waiting = { x: (waiting?.x ?? 0) + by.x, y: (waiting?.y ?? 0) + by.y }
      return
    }
    if (!dragging.drag.value) dragging.begin({ assetids }, { x: 0, y: 0 }, { x: 0, y: 0 })
    dragging.shift(by)
    clearTimeout(pending)
    pending = window.setTimeout(() => void place(), calm)
  }
  return nudge
}
