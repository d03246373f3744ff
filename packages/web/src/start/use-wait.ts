import { onScopeDispose, ref, watch, type Ref } from 'vue'

/** Counts down the seconds that the server asks to wait. */
export function useWait(retryafter: Ref<number | null>): Ref<number> {
  const seconds = ref(0)
  let clock: ReturnType<typeof setInterval> | undefined
  const stop = (): void => clearInterval(clock)
  watch(retryafter, (wait) => {
    stop()
    seconds.value = wait ?? 0
    if (wait) clock = setInterval(() => (seconds.value = Math.max(0, seconds.value - 1)), 1000)
  })
  onScopeDispose(stop)
  return seconds
}
