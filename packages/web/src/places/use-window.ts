import { computed, onScopeDispose, ref, watch, type ComputedRef, type Ref } from 'vue'

/** The part of a long list that is drawn: what is in view, and some rows around it. */
export interface ListWindow {
  /** Pixels of one row. */
  readonly height: Ref<number>
  readonly isDrawn: ComputedRef<(at: number) => boolean>
}

/** Rows drawn above and below what is in view. */
const spare = 12
/** Rows are higher where they are touched. */
const narrow = '(width < 40rem)'

/** Keeps up with how far an element is scrolled and how large it is. All rows have one height. */
export function useWindow(scroller: Readonly<Ref<HTMLElement | null>>): ListWindow {
  const top = ref(0)
  const room = ref(innerHeight)
  const height = ref(rowHeight())
  const look = (): void => {
    top.value = scroller.value?.scrollTop ?? 0
    room.value = scroller.value?.clientHeight ?? innerHeight
    height.value = rowHeight()
  }
  const observer = new ResizeObserver(look)
  watch(scroller, (element, former) => {
    former?.removeEventListener('scroll', look)
    observer.disconnect()
    element?.addEventListener('scroll', look, { passive: true })
    if (element) observer.observe(element)
  })
  onScopeDispose(() => observer.disconnect())
  const isDrawn = computed(() => {
    const first = Math.floor(top.value / height.value) - spare
    const last = Math.ceil((top.value + room.value) / height.value) + spare
    return (at: number): boolean => at >= first && at < last
  })
  return { height, isDrawn }
}

function rowHeight(): number {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  return rem * (matchMedia(narrow).matches ? 2.75 : 2.25)
}
