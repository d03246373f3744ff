import { onScopeDispose, ref, type Ref } from 'vue'

/** The page on the whole screen, without the browser's own bars. */
export function useFullScreen(): { readonly isFull: Readonly<Ref<boolean>>; readonly toggle: () => void } {
  const isFull = ref(document.fullscreenElement !== null)
  const look = (): void => {
    isFull.value = document.fullscreenElement !== null
  }
  document.addEventListener('fullscreenchange', look)
  onScopeDispose(() => document.removeEventListener('fullscreenchange', look))
  return {
    isFull,
    // A browser that does not allow it leaves the page as it is.
    toggle: () =>
      void (isFull.value ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(
        () => undefined,
      ),
  }
}
