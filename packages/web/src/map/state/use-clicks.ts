import type { Arranging } from '../arrange/use-arranging.ts'
import { boxAround } from '../model/frame.ts'
import { findBunch, findPoint } from '../stage/find-drawn.ts'
import type { Touch } from '../stage/open-stage.ts'
import type { FloorMap } from './use-floor-map.ts'

/** Pixels of the plan that a crowd must reach over for a nearer look to part it. */
const partable = 2

/** What a click means: one asset opens its card, a crowd is gone into, one spot with several offers them, nothing closes all. */
export function useClicks(map: FloorMap, { isOn, picking }: Arranging): (touch: Touch) => void {
  const goInto = (entries: readonly number[]): void => {
    const [scene, stage] = [map.scene.value, map.stage.value]
    if (!scene || !stage) return
    const box = boxAround(entries.map((entry) => ({ x: scene.x[entry] ?? 0, y: scene.y[entry] ?? 0 })))
    if (!box) return
    const reach = Math.max(box.right - box.left, box.bottom - box.top)
    if (reach < partable) map.stack.value = entries
    else stage.fit(box)
  }
  return (touch) => {
    const [scene, stage] = [map.scene.value, map.stage.value]
    if (!scene || !stage) return
    const entries = findBunch(stage.drawn(), touch.at)?.entries ?? []
    const assetids = entries.flatMap((entry) => scene.assets.assetid[entry] ?? [])
    map.stack.value = []
    map.point.value = entries.length === 0 ? findPoint(stage.drawn(), touch.at) : undefined
    if (isOn.value && (entries.length === 1 || touch.isMore)) picking.pick(assetids, touch.isMore)
    else if (entries.length > 1) goInto(entries)
    else map.state.choose(assetids[0])
    if (isOn.value && entries.length === 0) picking.pick([], false)
  }
}
