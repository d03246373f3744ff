import { onScopeDispose, ref, type Ref } from 'vue'

/** Whether there is room for a table; on a phone a list is drawn as cards. */
export function useIsWide(): Ref<boolean> {
  const query = matchMedia('(min-width: 48rem)')
  const isWide = ref(query.matches)
  const update = (): void => {
    isWide.value = query.matches
  }
  query.addEventListener('change', update)
  onScopeDispose(() => query.removeEventListener('change', update))
  return isWide
}
