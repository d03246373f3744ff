import { onScopeDispose, ref, type Ref } from 'vue'

const form = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })

/** The time of day in the reader's time zone, as it goes on. */
export function useClock(): Readonly<Ref<string>> {
  const time = ref(form.format(new Date()))
  const timer = setInterval(() => {
    time.value = form.format(new Date())
  }, 1000)
  onScopeDispose(() => clearInterval(timer))
  return time
}
