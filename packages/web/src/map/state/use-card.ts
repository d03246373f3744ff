import type { GraphAnswer, PositionAnswer } from '@shopdb/contract'
import { useAnswer, useApi, type Answering } from '@shopdb/kit'
import { computed, type ComputedRef } from 'vue'
import { linesOf } from '../model/neighbors.ts'
import type { Scene } from '../model/scene.ts'
import type { Line } from '../paint/floor.ts'
import type { MapState } from './use-map-state.ts'

/** What is told of the asset that is chosen. */
export interface Card {
  readonly assetid: ComputedRef<number | undefined>
  /** Undefined where it does not stand on this plan. */
  readonly entry: ComputedRef<number | undefined>
  readonly graph: Answering<GraphAnswer | undefined>
  readonly position: Answering<PositionAnswer | undefined>
  /** Its relations on the plan. */
  readonly lines: ComputedRef<readonly Line[]>
}

/** Asks for what the card of the chosen asset shows. */
export function useCard({ now }: MapState, scene: ComputedRef<Scene | undefined>): Card {
  const api = useApi()
  const assetid = computed(() => now.value.asset)
  const ask = <T>(what: string): Answering<T | undefined> =>
    useAnswer(
      // Where it stands may have changed with every new answer of the map.
      () => [assetid.value, entry.value !== undefined && scene.value?.x[entry.value]],
      async () => (assetid.value === undefined ? undefined : api.get<T>(`/api/assets/${assetid.value}/${what}`)),
    )
  const entry = computed(() => (assetid.value === undefined ? undefined : scene.value?.entryOf.get(assetid.value)))
  const graph = ask<GraphAnswer>('graph?depth=1')
  const position = ask<PositionAnswer>('position')
  const lines = computed(() => {
    const [answer, shown] = [graph.answer.value, scene.value]
    return answer && shown && answer.assetid === assetid.value ? linesOf(answer, shown) : []
  })
  return { assetid, entry, graph, position, lines }
}
