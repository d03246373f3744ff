import type { SearchAnswer } from '@shopdb/contract'
import { useApi } from '@shopdb/kit'
import { onMounted, onUnmounted } from 'vue'
import { useRouter } from 'vue-router'
import { createListen } from './burst.ts'

/** Opens the search by its keys, from every page; what a scanner writes when no field has the focus is looked up. */
export function useKeys(open: (text?: string) => void): void {
  const listen = createListen()
  const goTo = useScanned(open)
  const hear = (event: KeyboardEvent): void => {
    if (event.isComposing) return
    if (isSearchKey(event)) {
      event.preventDefault()
      return open()
    }
    if (isForField(event) || event.ctrlKey || event.metaKey || event.altKey) return
    const scanned = listen({ key: event.key, time: event.timeStamp })
    if (scanned === undefined) return
    // Enter would press whatever button has the focus.
    event.preventDefault()
    event.stopPropagation()
    void goTo(scanned)
  }
  const hearSlash = (event: KeyboardEvent): void => {
    // Lists have a field of their own for this key.
    if (
      event.key !== '/' ||
      event.defaultPrevented ||
      isForField(event) ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    )
      return
    event.preventDefault()
    open()
  }
  onMounted(() => {
    window.addEventListener('keydown', hear, { capture: true })
    window.addEventListener('keydown', hearSlash)
  })
  onUnmounted(() => {
    window.removeEventListener('keydown', hear, { capture: true })
    window.removeEventListener('keydown', hearSlash)
  })
}

/** A tag leads to its asset at once; where it does not say which, the search is opened with it. */
function useScanned(open: (text?: string) => void): (text: string) => Promise<void> {
  const api = useApi()
  const router = useRouter()
  return async (text) => {
    const answer = await api.get<SearchAnswer>('/api/search', { q: text, limit: 2 }).catch(() => undefined)
    if (answer?.exact) await router.push(answer.exact.path)
    else open(text)
  }
}

function isSearchKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'k' && ctrlKey !== metaKey && !altKey && !shiftKey
}

/** What is typed is meant for a field, or for a dialog that is open. */
function isForField({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"]') !==
      null
  )
}
