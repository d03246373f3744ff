import type { Spot } from '../model/frame.ts'
import type { Dragging } from './use-dragging.ts'
import type { Picking } from './use-picking.ts'

/** Milliseconds without a key after which a nudge is done. */
const calm = 600

/** Moves what is picked by pixels of the plan; several keys in a row are one move. */
export function useNudging({ picked }: Picking, dragging: Dragging): (by: Spot) => void {
  let pending = 0
  return (by) => {
    const assetids = [...picked.value]
    if (assetids.length === 0) return
    if (!dragging.drag.value) dragging.begin({ assetids }, { x: 0, y: 0 }, { x: 0, y: 0 })
    dragging.shift(by)
    clearTimeout(pending)
    pending = window.setTimeout(dragging.drop, calm)
  }
}
