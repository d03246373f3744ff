import { computed, onScopeDispose, ref, toValue, type ComputedRef, type MaybeRefOrGetter } from 'vue'

/** A moment that goes on, and how it is read on a wall. */
export interface WallClock {
  /** Milliseconds since 1970. */
  readonly now: ComputedRef<number>
  readonly time: ComputedRef<string>
  readonly day: ComputedRef<string>
}

/** Where and how right the time is to be told. */
export interface ClockOptions {
  /** IANA name. Default: the time zone of the reader. */
  readonly timezone?: MaybeRefOrGetter<string | undefined>
  /** Milliseconds by which the server's clock is ahead of this machine's. Default 0. */
  readonly ahead?: MaybeRefOrGetter<number>
}

/** The time of day and the day, as they go on; right at once when a screen wakes up. */
export function useClock({ timezone, ahead = 0 }: ClockOptions = {}): WallClock {
  const here = ref(Date.now())
  const tick = (): void => {
    here.value = Date.now()
  }
  const timer = setInterval(tick, 1000)
  document.addEventListener('visibilitychange', tick)
  onScopeDispose(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', tick)
  })
  const now = computed(() => here.value + toValue(ahead))
  const told = (options: Intl.DateTimeFormatOptions): ComputedRef<string> => {
    const form = computed(() => new Intl.DateTimeFormat(undefined, { ...options, timeZone: toValue(timezone) }))
    return computed(() => form.value.format(now.value))
  }
  return {
    now,
    time: told({ hour: 'numeric', minute: '2-digit' }),
    day: told({ weekday: 'long', day: 'numeric', month: 'long' }),
  }
}
