import type { MapPlansAnswer, PositionAnswer } from '@shopdb/contract'
import { useAnswer, useApi, type Answering } from '@shopdb/kit'
import { computed, watch, type ComputedRef } from 'vue'
import { useKept } from '../../shell/use-kept.ts'
import type { MapState } from './use-map-state.ts'

/** A floor plan that can be chosen, and how much stands on it. */
export type PlanChoice = MapPlansAnswer['data'][number]

/** The plans of the site, and which of them is shown. */
export interface Plans {
  readonly answering: Answering<readonly PlanChoice[]>
  /** Undefined while it is not known, or where there is no plan. */
  readonly current: ComputedRef<number | undefined>
}

const isId = (kept: unknown): kept is number => typeof kept === 'number'

/** The plan that the address names; else the one with the asset that it names, the one shown last, the first. */
export function usePlans({ now, replace }: MapState): Plans {
  const api = useApi()
  const last = useKept('floorplan', 0, isId)
  const answering = useAnswer('', async () => {
    const { data } = await api.get<MapPlansAnswer>('/api/map/plans')
    await nameThePlan(data)
    return data
  })

  const nameThePlan = async (plans: readonly PlanChoice[]): Promise<void> => {
    const { floorplanid, asset } = now.value
    if (floorplanid !== undefined) return
    const own = asset === undefined ? undefined : await planOf(asset)
    const found = plans.find((plan) => plan.floorplanid === (own ?? last.value)) ?? plans[0]
    if (found) replace({ floorplanid: found.floorplanid })
  }
  // An asset that may not be seen has no plan either; its card says why.
  const planOf = async (asset: number): Promise<number | null> =>
    (await api.get<PositionAnswer>(`/api/assets/${asset}/position`).catch(() => undefined))?.floorplanid ?? null

  const current = computed(() => now.value.floorplanid)
  watch(current, (floorplanid) => {
    if (floorplanid !== undefined) last.value = floorplanid
    // Whoever comes by the menu a second time has no plan in the address.
    else if (answering.answer.value) void nameThePlan(answering.answer.value)
  })
  return { answering, current }
}
