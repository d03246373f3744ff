import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import { darkLook, lightLook, type Look } from '../paint/pen.ts'

/** The colors of the map, light or dark as the page is. */
export function useLook(): Readonly<ShallowRef<Look>> {
  const page = document.documentElement
  const current = (): Look => (page.classList.contains('dark') ? darkLook : lightLook)
  const look = shallowRef(current())
  const observer = new MutationObserver(() => {
    look.value = current()
  })
  observer.observe(page, { attributeFilter: ['class'] })
  onScopeDispose(() => observer.disconnect())
  return look
}
