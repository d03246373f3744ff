import { onScopeDispose, ref, type Ref } from 'vue'

/** Whether there is room: without `rem` for a table, where a phone draws cards. */
export function useIsWide(rem = 48): Ref<boolean> {
  const query = matchMedia(`(min-width: ${rem}rem)`)
  const isWide = ref(query.matches)
  const update = (): void => {
    isWide.value = query.matches
  }
  query.addEventListener('change', update)
  onScopeDispose(() => query.removeEventListener('change', update))
  return isWide
}
