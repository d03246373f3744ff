import { onMounted, onUnmounted, type Ref } from 'vue'
import { useRouter } from 'vue-router'

const remembered = 'shopscroll'

/** Keeps how far a part of the page was scrolled with the step of the browser's history, so that going back finds it so. */
export function useScrollMemory(element: Readonly<Ref<HTMLElement | null>>): void {
  const router = useRouter()
  const forget = router.beforeEach((_to, from) => {
    // On the way back the browser's history is a step ahead of the router already.
    const state: unknown = history.state
    if (!isState(state) || state['current'] !== from.fullPath) return
    history.replaceState({ ...state, [remembered]: element.value?.scrollTop ?? 0 }, '')
  })
  onMounted(() => {
    const state: unknown = history.state
    if (isState(state) && element.value) element.value.scrollTop = Number(state[remembered] ?? 0)
  })
  onUnmounted(forget)
}

function isState(state: unknown): state is Readonly<Record<string, unknown>> {
  return typeof state === 'object' && state !== null
}
