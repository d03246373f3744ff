import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import { useTurns } from '../wall/use-turns.ts'

/** Which of several pages is shown; they take turns by themselves. */
export interface Pages {
  readonly page: ComputedRef<number>
  readonly isResting: Ref<boolean>
  readonly go: (by: number) => void
}

/** Shows one page after the other, each for so many seconds. */
export function usePages(count: () => number, seconds: () => number): Pages {
  const turn = ref(0)
  const isResting = ref(false)
  const page = computed(() => (count() === 0 ? 0 : turn.value % count()))
  const go = (by: number): void => {
    turn.value = (page.value + by + count()) % Math.max(1, count())
  }
  useTurns(
    () => (isResting.value || count() < 2 ? undefined : seconds()),
    () => go(1),
  )
  watch(count, () => {
    turn.value = Math.min(turn.value, Math.max(0, count() - 1))
  })
  return { page, isResting, go }
}
