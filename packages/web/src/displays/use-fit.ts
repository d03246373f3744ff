import type { DisplayCard } from '@shopdb/contract'
import { nextTick, onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import { fitCards, type Layout } from './pack-cards.ts'

/** Cards with the place of each. They change together, so that nothing is ever drawn where it does not fit. */
export interface Fitted {
  readonly cards: readonly DisplayCard[]
  readonly layout: Layout
}

/** What is measured: the room of the cards, and a hidden grid with a copy of each. */
export interface Parts {
  readonly room: Readonly<Ref<HTMLElement | null>>
  readonly copies: Readonly<Ref<HTMLElement | null>>
}

/** Finds the place of each card, anew when the cards or the screen change; undefined until it is found for the first time. */
export function useFit(cards: Readonly<Ref<readonly DisplayCard[]>>, { room, copies }: Parts): Ref<Fitted | undefined> {
  const fitted = shallowRef<Fitted>()
  const fit = async (): Promise<void> => {
    // Letters of another font are of another size.
    await document.fonts.ready
    await nextTick()
    const [around, grid] = [room.value, copies.value]
    // A screen that is off has no size; what was found before holds.
    if (!around || !grid || around.clientHeight === 0) return
    const layout = fitCards({ width: around.clientWidth, height: around.clientHeight }, (size, columns) => {
      grid.style.fontSize = `${size}px`
      grid.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`
      return [...grid.children].map((copy) => copy.getBoundingClientRect().height)
    })
    fitted.value = { cards: cards.value, layout }
  }
  const watcher = new ResizeObserver(() => void fit())
  watch(cards, fit, { immediate: true })
  watch(room, (now, before) => {
    if (before) watcher.unobserve(before)
    if (now) watcher.observe(now)
  })
  onScopeDispose(() => watcher.disconnect())
  return fitted
}
