import { onPlan } from '../model/frame.ts'
import type { FloorMap } from '../state/use-floor-map.ts'
import type { Arranging } from './use-arranging.ts'

/** How the ids of assets travel from the tray to the plan. */
export const assetKind = 'application/x-shopdb-assets'

/** Takes what is dragged from the tray onto the plan. */
export function useDrop(
  map: FloorMap,
  { isOn, putDown }: Arranging,
): { readonly over: (event: DragEvent) => void; readonly drop: (event: DragEvent) => void } {
  const isOurs = (event: DragEvent): boolean => isOn.value && event.dataTransfer?.types.includes(assetKind) === true
  return {
    over: (event) => {
      if (isOurs(event)) event.preventDefault()
    },
    drop: (event) => {
      const stage = map.stage.value
      if (!isOurs(event) || !stage || !(event.currentTarget instanceof HTMLElement)) return
      event.preventDefault()
      const { left, top } = event.currentTarget.getBoundingClientRect()
      const assetids = (event.dataTransfer?.getData(assetKind) ?? '')
        .split(',')
        .map(Number)
        .filter((id) => id > 0)
      void putDown(assetids, onPlan(stage.frame(), { x: event.clientX - left, y: event.clientY - top }))
    },
  }
}
