import type { MapMove } from '@shopdb/contract'
import { computed, type ComputedRef } from 'vue'
import type { Spot } from '../model/frame.ts'
import type { Place } from '../model/places.ts'
import type { Ghost, Line } from '../paint/floor.ts'
import type { FloorMap } from '../state/use-floor-map.ts'
import { carriedBy, carriedMarks, countCarried } from './carried.ts'
import { carriedAlong, movesOf } from './drag.ts'
import type { Dragging } from './use-dragging.ts'
import type { Moves } from './use-moves.ts'

/** How the plan looks while things are being arranged. */
export interface Arranged {
  /** How many come along with what is dragged or waits for a yes. */
  readonly carried: ComputedRef<number>
  /** Entries drawn elsewhere than the server says. */
  readonly moved: ComputedRef<ReadonlyMap<number, Spot>>
  readonly movedPlaces: (places: readonly Place[]) => readonly Place[]
  readonly marks: ComputedRef<{ readonly lines: readonly Line[]; readonly ghosts: readonly Ghost[] }>
}

/** Reads from what is dragged and what waits where everything is drawn. */
export function useArranged(
  map: FloorMap,
  { dragging, moves }: { readonly dragging: Dragging; readonly moves: Moves },
): Arranged {
  /** What is under way, the newest last. */
  const underway = computed<readonly MapMove[]>(() => {
    const [drag, scene] = [dragging.drag.value, map.scene.value]
    const dragged = drag?.by && scene ? movesOf(drag, drag.by, scene) : []
    return [...moves.pending.value, ...dragged]
  })
  const spots = (kind: MapMove['kind']): ReadonlyMap<number, Spot> =>
    new Map(
      underway.value.flatMap((move) =>
        move.kind === kind && move.mapx !== null && move.mapy !== null
          ? [[move.id, { x: move.mapx, y: move.mapy }]]
          : [],
      ),
    )
  const moved = computed(() => {
    const entries = [...spots('asset')].flatMap(([assetid, spot]): [number, Spot][] => {
      const entry = map.scene.value?.entryOf.get(assetid)
      return entry === undefined ? [] : [[entry, spot]]
    })
    return new Map(entries)
  })
  const placeSpots = computed(() => spots('location'))
  const carriedNow = computed(() => {
    const [drag, preview] = [dragging.drag.value, moves.preview.value]
    if (drag) return carriedAlong(dragging.report.value, drag)
    return preview ? carriedBy(preview.report, preview.moves) : []
  })
  const carried = computed(() => {
    const preview = moves.preview.value
    return preview ? countCarried(preview.report, preview.moves) : carriedNow.value.length
  })
  return {
    carried,
    moved,
    movedPlaces: (places) => places.map((place) => ({ ...place, ...placeSpots.value.get(place.locationid) })),
    marks: computed(() => carriedMarks(carriedNow.value)),
  }
}
