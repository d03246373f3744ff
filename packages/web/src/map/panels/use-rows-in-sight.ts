import { computed, onBeforeUnmount, ref, watch, type ComputedRef, type Ref } from 'vue'

/** Of every row, in pixels. */
export const rowHeight = 48

/** Rows made above and below what is in sight. */
const margin = 6

/** Which rows of a long list are in sight of a box that scrolls: from `first` to before `last`. */
export function useRowsInSight(
  box: Readonly<Ref<HTMLElement | null>>,
  count: () => number,
): { readonly first: ComputedRef<number>; readonly last: ComputedRef<number> } {
  const top = ref(0)
  const height = ref(0)
  const look = (): void => {
    top.value = box.value?.scrollTop ?? 0
    height.value = box.value?.clientHeight ?? 0
  }
  const observer = new ResizeObserver(look)
  watch(box, (element, before) => {
    before?.removeEventListener('scroll', look)
    observer.disconnect()
    if (!element) return
    element.addEventListener('scroll', look, { passive: true })
    observer.observe(element)
  })
  onBeforeUnmount(() => observer.disconnect())
  const first = computed(() => Math.max(0, Math.min(count() - 1, Math.floor(top.value / rowHeight) - margin)))
  const last = computed(() => Math.min(count(), Math.ceil((top.value + height.value) / rowHeight) + margin))
  return { first, last }
}
