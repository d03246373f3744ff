import type { PastMomentsAnswer } from '@shopdb/contract'
import { useAnswer, useApi } from '@shopdb/kit'
import { computed, type ComputedRef } from 'vue'
import type { FloorMap } from '../state/use-floor-map.ts'
import { daysOf, type Day } from './days.ts'

/** How far back the floor can be seen. */
export interface Moments {
  /** When the log begins; undefined while it is not known. */
  readonly begin: ComputedRef<string | undefined>
  readonly days: ComputedRef<readonly Day[]>
}

/** Asks on which days something on the plan changed. */
export function useMoments({ plans }: FloorMap): Moments {
  const api = useApi()
  const { answer } = useAnswer(plans.current, () =>
    api.get<PastMomentsAnswer>('/api/map/past/moments', { floorplanid: plans.current.value }),
  )
  return {
    begin: computed(() => answer.value?.begin),
    days: computed(() => (answer.value ? daysOf(answer.value) : [])),
  }
}
