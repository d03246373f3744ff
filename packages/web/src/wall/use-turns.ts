import { onScopeDispose, toValue, watch, type MaybeRefOrGetter } from 'vue'

/** The fewest seconds in which anybody can read what is shown. */
const fewest = 5

/** Does something again and again, with so many seconds between; undefined rests it. */
export function useTurns(seconds: MaybeRefOrGetter<number | undefined>, turn: () => void): void {
  let timer: ReturnType<typeof setInterval> | undefined
  watch(
    () => toValue(seconds),
    (now) => {
      clearInterval(timer)
      timer = now === undefined ? undefined : setInterval(turn, Math.max(fewest, now) * 1000)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearInterval(timer))
}
