import { shallowRef, type ShallowRef } from 'vue'
import { boxAround, isWithin, type Box, type Spot } from '../model/frame.ts'
import type { FloorMap } from '../state/use-floor-map.ts'

/** Taking several assets together. */
export interface Picking {
  readonly picked: ShallowRef<ReadonlySet<number>>
  /** The box that is being drawn around them, on the plan. */
  readonly box: ShallowRef<Box | undefined>
  /** Takes these; with `isMore` beside those that are taken already, which are let go when all of them are. */
  readonly pick: (assetids: readonly number[], isMore: boolean) => void
  readonly beginBox: (on: Spot) => void
  readonly drawBox: (on: Spot) => void
  readonly endBox: () => void
}

/** Takes assets one by one, or all within a box. */
export function usePicking(map: FloorMap): Picking {
  const picked = shallowRef<ReadonlySet<number>>(new Set())
  const box = shallowRef<Box>()
  let corner: Spot | undefined

  const pick = (assetids: readonly number[], isMore: boolean): void => {
    const asked = new Set(assetids)
    if (!isMore) picked.value = asked
    else if (asked.isSubsetOf(picked.value)) picked.value = picked.value.difference(asked)
    else picked.value = picked.value.union(asked)
  }
  const within = (area: Box): readonly number[] => {
    const scene = map.scene.value
    if (!scene) return []
    const inside = map.found.entries.value.filter((entry) =>
      isWithin(area, { x: scene.x[entry] ?? 0, y: scene.y[entry] ?? 0 }),
    )
    return inside.flatMap((entry) => scene.assets.assetid[entry] ?? [])
  }
  return {
    picked,
    box,
    pick,
    beginBox: (on) => {
      corner = on
    },
    drawBox: (on) => {
      if (corner) box.value = boxAround([corner, on])
    },
    endBox: () => {
      // A box around nothing lets all go.
      if (box.value) {
        const found = within(box.value)
        pick(found, found.length > 0)
      }
      corner = undefined
      box.value = undefined
    },
  }
}
