import { onScopeDispose, watch } from 'vue'

/** Light or dark, as the address says, for as long as the page is there; else as the browser has it. */
export function useLooks(theme: () => unknown): void {
  const { classList } = document.documentElement
  const wasDark = classList.contains('dark')
  watch(
    theme,
    (now) => {
      classList.toggle('dark', now === 'dark' || (now !== 'light' && wasDark))
    },
    { immediate: true },
  )
  onScopeDispose(() => classList.toggle('dark', wasDark))
}
