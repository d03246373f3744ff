import { computed, type ComputedRef, type Ref } from 'vue'
import type { Arranging } from '../arrange/use-arranging.ts'
import { placesOf } from '../model/places.ts'
import { movedScene } from '../model/scene.ts'
import type { Floor } from '../paint/floor.ts'
import { pastMarks } from '../time/past-marks.ts'
import type { FloorMap } from './use-floor-map.ts'
import { useIcons } from './use-icons.ts'
import { useLook } from './use-look.ts'
import { isPast } from './use-map-answer.ts'

/** Brings together what is to be drawn; undefined while the plan is on its way. */
export function useFloor(
  map: FloorMap,
  arranging: Arranging,
  hovered: Readonly<Ref<number | undefined>>,
): ComputedRef<Floor | undefined> {
  const { state, answer, legend, found, card } = map
  const look = useLook()
  const { arranged } = arranging
  const types = computed(() => answer.value?.assettypes ?? [])
  const icons = useIcons(computed(() => [...new Set(types.value.flatMap(({ icon }) => icon ?? []))].toSorted()))
  const iconOf = computed(() => new Map(types.value.map(({ id, icon }) => [id, icon])))
  const places = computed(() => (answer.value ? placesOf(answer.value.locations) : []))
  const past = computed(() => (isPast(answer.value) ? pastMarks(answer.value.changes) : undefined))
  const chosen = computed(() => {
    const entries = [...arranging.picking.picked.value].flatMap(
      (assetid) => map.scene.value?.entryOf.get(assetid) ?? [],
    )
    return new Set([...entries, ...(card.entry.value === undefined ? [] : [card.entry.value])])
  })
  const scene = computed(() => map.scene.value && movedScene(map.scene.value, arranged.moved.value))
  const layers = computed(() => new Set(state.now.value.layers))

  return computed(() => {
    if (!scene.value) return undefined
    const relations = layers.value.has('relations') ? card.lines.value : []
    return {
      scene: scene.value,
      grouping: legend.grouping.value,
      iconOf: iconOf.value,
      icons: icons.value,
      hidden: legend.hidden.value,
      matches: found.matches.value,
      notes: legend.notes.value,
      places: arranged.movedPlaces(places.value),
      points: map.weblayers.points.value,
      point: map.point.value,
      layers: layers.value,
      chosen: chosen.value,
      hovered: hovered.value,
      lines: [...relations, ...arranged.marks.value.lines, ...(past.value?.lines ?? [])],
      ghosts: [...arranged.marks.value.ghosts, ...(past.value?.ghosts ?? [])],
      guides: arranging.dragging.drag.value?.guides ?? [],
      box: arranging.picking.box.value,
      place: arranging.dragging.drag.value?.place?.locationid,
      isArranging: arranging.isOn.value,
      isWall: state.now.value.isWall,
      look: look.value,
    }
  })
}
