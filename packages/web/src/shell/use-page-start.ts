import { nextTick, watch, type Ref } from 'vue'
import { useRoute } from 'vue-router'

/** A new page begins at its top and takes the focus, so that keyboards and screen readers go on from there. */
export function usePageStart(main: Readonly<Ref<HTMLElement | null>>): void {
  const route = useRoute()
  watch(
    () => route.path,
    async () => {
      await nextTick()
      main.value?.scrollTo(0, 0)
      // A page that puts the focus somewhere itself keeps it there.
      if (!main.value?.contains(document.activeElement)) main.value?.focus({ preventScroll: true })
    },
  )
}
