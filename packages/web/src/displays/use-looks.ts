import { onScopeDispose, watch } from 'vue'

/** Light or dark, as the address says; else as the browser and its machine have it. */
export function useLooks(theme: () => unknown): void {
  const machine = matchMedia('(prefers-color-scheme: dark)')
  const apply = (): void => {
    const asked = theme() ?? localStorage.getItem('shopdb.theme')
    const isDark = asked === 'dark' || (asked !== 'light' && machine.matches)
    document.documentElement.classList.toggle('dark', isDark)
  }
  watch(theme, apply, { immediate: true })
  machine.addEventListener('change', apply)
  onScopeDispose(() => machine.removeEventListener('change', apply))
}
