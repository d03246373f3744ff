import { useTurns } from '../../wall/use-turns.ts'
import type { FloorMap } from '../state/use-floor-map.ts'

/** Shows one plan after the other, each for as many seconds as the address says. */
export function useCycle({ state, plans }: FloorMap): void {
  const next = (): void => {
    const list = plans.answering.answer.value ?? []
    const place = list.findIndex(({ floorplanid }) => floorplanid === plans.current.value)
    const plan = list[(place + 1) % Math.max(1, list.length)]
    if (plan && list.length > 1) state.replace({ floorplanid: plan.floorplanid, view: null })
  }
  useTurns(() => state.now.value.cycle, next)
}
