import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import type { Spot } from '../model/frame.ts'
import type { Touch } from '../stage/open-stage.ts'
import type { FloorMap } from '../state/use-floor-map.ts'
import { around } from './around.ts'
import { findHeld } from './find-held.ts'
import { useArranged, type Arranged } from './use-arranged.ts'
import { useDragging, type Dragging } from './use-dragging.ts'
import { useMoves, type Moves } from './use-moves.ts'
import { useNudging } from './use-nudging.ts'
import { usePicking, type Picking } from './use-picking.ts'
import { useUndo, type Undo } from './use-undo.ts'

/** Placing assets and locations on the plan, for those who may. */
export interface Arranging {
  readonly isOn: ComputedRef<boolean>
  readonly isSnapping: Ref<boolean>
  readonly picking: Picking
  readonly dragging: Dragging
  readonly moves: Moves
  readonly undo: Undo
  /** How the plan looks meanwhile. */
  readonly arranged: Arranged
  /** Whether the press is for arranging, so that the map lies still. */
  readonly press: (touch: Touch) => boolean
  readonly drag: (touch: Touch) => void
  readonly release: () => void
  /** Moves what is picked by pixels of the plan. */
  readonly nudge: (by: Spot) => void
  /** What is picked gives its own spot up and stands with what it belongs to again. */
  readonly giveBack: () => Promise<void>
  /** Puts assets that have no place yet around a spot. */
  readonly putDown: (assetids: readonly number[], on: Spot) => Promise<void>
}

/** Brings together picking, dragging, placing and taking back. */
export function useArranging(map: FloorMap): Arranging {
  const isSnapping = ref(true)
  const picking = usePicking(map)
  const reload = (): Promise<void> => map.source.answering.refresh()
  const undo = useUndo(reload)
  const moves = useMoves({ reload, remember: undo.remember })
  const dragging = useDragging(map, moves, isSnapping)
  const nudge = useNudging(picking, dragging, () => moves.preview.value !== undefined)
  const arranged = useArranged(map, { dragging, moves })
  const isOn = computed(() => map.state.now.value.isArranging && map.mayPlace.value)
  watch(dragging.drag, (held) => {
    map.source.isHeld.value = held !== undefined
  })

  const press = (touch: Touch): boolean => {
    if (!isOn.value || moves.preview.value) return false
    const held = findHeld(map, touch, picking.picked.value)
    if (held) dragging.begin(held, held.base, touch.on)
    else if (touch.isMore) picking.beginBox(touch.on)
    return held !== undefined || touch.isMore
  }
  const drag = (touch: Touch): void => {
    const held = dragging.drag.value
    if (!held) {
      picking.drawBox(touch.on)
      return
    }
    if (!held.place && !held.by) picking.pick(held.assetids, false)
    dragging.move(touch.on)
  }
  const release = (): void => {
    void dragging.drop()
    picking.endBox()
  }
  const nowhere = { floorplanid: null, mapx: null, mapy: null }
  const giveBack = (): Promise<void> =>
    moves.place([...picking.picked.value].map((id) => ({ kind: 'asset', id, ...nowhere })))
  const putDown = async (assetids: readonly number[], on: Spot): Promise<void> => {
    const plan = map.scene.value?.plan
    if (plan) await moves.place(around(assetids, on, { plan, resolution: map.resolution.value }))
  }
  return { isOn, isSnapping, picking, dragging, moves, undo, arranged, press, drag, release, nudge, giveBack, putDown }
}
