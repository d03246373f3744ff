import { shallowRef, type Ref, type ShallowRef } from 'vue'
import type { Spot } from '../model/frame.ts'
import type { Place } from '../model/places.ts'
import type { FloorMap } from '../state/use-floor-map.ts'
import { draggedTo, hasMoved, moversOf, movesOf, type Drag } from './drag.ts'
import { useCarrier, type Learning } from './use-carrier.ts'
import type { Moves } from './use-moves.ts'
import { useProbe, type Probe } from './use-probe.ts'

/** Dragging things over the plan. */
export interface Dragging {
  readonly drag: ShallowRef<Drag | undefined>
  /** What would come along, as soon as the server has said so. */
  readonly report: Probe['report']
  /** With whom the dragged asset stands, where it stands with another. */
  readonly carrier: Learning['carrier']
  readonly begin: (held: { readonly assetids: readonly number[]; readonly place?: Place }, base: Spot, on: Spot) => void
  readonly move: (on: Spot) => void
  /** Moves it on by so much, without a pointer. */
  readonly shift: (by: Spot) => void
  /** Lets go; settles when it is placed, or a person is asked. */
  readonly drop: () => Promise<void>
}

/** Drags, and asks on the way what would come along. */
export function useDragging(map: FloorMap, moves: Moves, isSnapping: Ref<boolean>): Dragging {
  const drag = shallowRef<Drag>()
  const { report, learn, learnt, forget } = useProbe(map, moves)
  const whose = useCarrier(map)

  const go = (held: Drag): void => {
    learn(held)
    whose.learn(held)
    drag.value = held
  }
  const finish = async (held: Drag): Promise<void> => {
    const [answer, carrier] = await Promise.all([learnt(), whose.learnt()])
    const scene = map.scene.value
    if (scene && held.by) {
      const assetids = held.place ? [] : moversOf(held.assetids, scene, answer)
      // From here on it is shown as placed.
      const wanted = movesOf({ assetids, place: held.place }, held.by, scene)
      const placed = moves.place(wanted, carrier)
      if (drag.value === held) drag.value = undefined
      await placed
    }
    if (drag.value === held) drag.value = undefined
  }
  return {
    drag,
    report,
    carrier: whose.carrier,
    begin: ({ assetids, place }, base, on) => {
      forget()
      whose.forget()
      drag.value = { start: on, base, assetids, place, by: undefined, guides: [] }
    },
    move: (on) => {
      const [held, scene, frame] = [drag.value, map.scene.value, map.stage.value?.frame()]
      if (held && scene && frame) go(draggedTo(held, on, { scene, frame, isSnapping: isSnapping.value }))
    },
    shift: ({ x, y }) => {
      const held = drag.value
      if (held) go({ ...held, by: { x: (held.by?.x ?? 0) + x, y: (held.by?.y ?? 0) + y } })
    },
    drop: async () => {
      const held = drag.value
      if (held && hasMoved(held)) await finish(held)
      else drag.value = undefined
    },
  }
}
