import { onScopeDispose, watch } from 'vue'
import type { FloorMap } from '../state/use-floor-map.ts'

/** Shows one plan after the other, each for as many seconds as the address says. */
export function useCycle({ state, plans }: FloorMap): void {
  let timer: ReturnType<typeof setInterval> | undefined
  const next = (): void => {
    const list = plans.answering.answer.value ?? []
    const place = list.findIndex(({ floorplanid }) => floorplanid === plans.current.value)
    const plan = list[(place + 1) % Math.max(1, list.length)]
    if (plan && list.length > 1) state.replace({ floorplanid: plan.floorplanid, view: null })
  }
  watch(
    () => state.now.value.cycle,
    (seconds) => {
      clearInterval(timer)
      timer = seconds === undefined ? undefined : setInterval(next, Math.max(5, seconds) * 1000)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearInterval(timer))
}
