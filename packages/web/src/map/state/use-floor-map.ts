import { useMeta } from '@shopdb/kit'
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { Frame } from '../model/frame.ts'
import { sceneOf, type Scene } from '../model/scene.ts'
import type { WebPoint } from '../model/web-points.ts'
import type { Stage } from '../stage/open-stage.ts'
import { useCard, type Card } from './use-card.ts'
import { useFound, type Found } from './use-found.ts'
import { useGoing } from './use-going.ts'
import { useLegend, type Legend } from './use-legend.ts'
import { useMapAnswer, type MapSource } from './use-map-answer.ts'
import { useMapState, type MapState } from './use-map-state.ts'
import { usePlans, type Plans } from './use-plans.ts'
import { useWebLayers, type WebLayers } from './use-web-layers.ts'

/** Everything that the parts of the map page share. */
export interface FloorMap {
  readonly state: MapState
  readonly plans: Plans
  readonly source: MapSource
  readonly answer: MapSource['answer']
  readonly scene: ComputedRef<Scene | undefined>
  readonly legend: Legend
  readonly found: Found
  readonly card: Card
  readonly weblayers: WebLayers
  /** The point of a plugin's layer that is chosen. */
  readonly point: ShallowRef<WebPoint | undefined>
  readonly stage: ShallowRef<Stage | undefined>
  /** What the screen shows, once the view has come to rest. */
  readonly frame: ShallowRef<Frame | undefined>
  /** Pixels of the plan for one of the screen, also while it changes. */
  readonly resolution: Ref<number>
  /** Assets on one spot of which a person must choose. */
  readonly stack: ShallowRef<readonly number[]>
  readonly mayPlace: ComputedRef<boolean>
  readonly mayPlaceLocations: ComputedRef<boolean>
  /** Goes to an asset and opens its card. */
  readonly goTo: (assetid: number) => void
}

/** Brings together what the map page is made of. */
export function useFloorMap(): FloorMap {
  const meta = useMeta()
  const state = useMapState()
  const source = useMapAnswer(state)
  const { answer } = source
  const scene = computed(() => answer.value && sceneOf(answer.value))
  const frame = shallowRef<Frame>()
  const stage = shallowRef<Stage>()
  const stack = shallowRef<readonly number[]>([])
  const point = shallowRef<WebPoint>()
  const legend = useLegend(state, source)
  const mayWrite = (table: string): ComputedRef<boolean> =>
    computed(() => meta.find(table)?.can.write === true && state.now.value.at === undefined)

  const center = useGoing(scene, stage)
  const goTo = (assetid: number): void => {
    state.choose(assetid)
    const entry = scene.value?.entryOf.get(assetid)
    if (entry !== undefined) center(entry)
  }
  watch(
    () => state.now.value.asset,
    () => {
      stack.value = []
      point.value = undefined
    },
  )
  return {
    state,
    plans: usePlans(state),
    source,
    answer,
    scene,
    legend,
    found: useFound(state, { scene, hidden: legend.hidden, frame }),
    card: useCard(state, scene),
    weblayers: useWebLayers(state, scene),
    point,
    stage,
    frame,
    resolution: ref(1),
    stack,
    mayPlace: mayWrite('assets'),
    mayPlaceLocations: mayWrite('locations'),
    goTo,
  }
}
