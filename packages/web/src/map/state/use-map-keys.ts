import type { Arranging } from '../arrange/use-arranging.ts'
import type { Spot } from '../model/frame.ts'
import type { FloorMap } from './use-floor-map.ts'

const ways: Readonly<Record<string, Spot>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** Keys on the map beyond those that move it: Enter opens, Escape closes, arrows nudge what is picked while people arrange. */
export function useMapKeys(map: FloorMap, { isOn, picking, moves, nudge }: Arranging): (event: KeyboardEvent) => void {
  const openMiddle = (): void => {
    const [stage, scene] = [map.stage.value, map.scene.value]
    if (!stage || !scene) return
    const { width, height } = stage.frame()
    const away = ({ x, y }: Spot): number => Math.hypot(x - width / 2, y - height / 2)
    const [nearest] = stage.drawn().bunches.toSorted((one, other) => away(one) - away(other))
    if (nearest) map.state.choose(scene.assets.assetid[nearest.entries[0] ?? -1])
  }
  const close = (): void => {
    map.stack.value = []
    map.point.value = undefined
    if (picking.picked.value.size > 0) picking.pick([], false)
    else map.state.choose(undefined)
  }
  return (event) => {
    const way = ways[event.key]
    if (way && isOn.value && !moves.preview.value && picking.picked.value.size > 0) {
      const step = event.shiftKey ? 10 : 1
      nudge({ x: way.x * step, y: way.y * step })
      // The map would move with it.
      event.stopPropagation()
      event.preventDefault()
    } else if (event.key === 'Enter') openMiddle()
    else if (event.key === 'Escape') close()
  }
}
