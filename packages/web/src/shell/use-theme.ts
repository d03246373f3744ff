import { ref, watchEffect, type Ref } from 'vue'

/** How a person wants the pages to look; `system` follows the machine. */
export type Theme = 'light' | 'dark' | 'system'

const stored = 'shopdb.theme'

function isTheme(text: string | null): text is Theme {
  return text === 'light' || text === 'dark' || text === 'system'
}

/** The chosen theme, remembered by the browser. */
export function useTheme(): Ref<Theme> {
  const kept = localStorage.getItem(stored)
  const theme = ref<Theme>(isTheme(kept) ? kept : 'system')
  const machine = matchMedia('(prefers-color-scheme: dark)')
  const show = (isDark: boolean): void => void document.documentElement.classList.toggle('dark', isDark)
  const apply = (): void => show(theme.value === 'dark' || (theme.value === 'system' && machine.matches))
  machine.addEventListener('change', apply)
  // Paper is white, and light letters would not be read on it.
  addEventListener('beforeprint', () => show(false))
  addEventListener('afterprint', apply)
  watchEffect(() => {
    localStorage.setItem(stored, theme.value)
    apply()
  })
  return theme
}
