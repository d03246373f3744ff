import { computed, onBeforeUnmount, onMounted, ref, type ComputedRef, type Ref } from 'vue'
import type { Bounds } from './model/layout.ts'
import { beginning, fitted, revealing, zoomed, type Room, type Sights, type View } from './model/view.ts'
import { useDrag } from './use-drag.ts'

/** A drawing in its window, moved by fingers, mouse, wheel, keys and buttons. */
export interface PanZoom {
  /** Of what holds the drawing. */
  readonly transform: ComputedRef<string>
  readonly zoom: (factor: number, at?: { readonly x: number; readonly y: number }) => void
  readonly pan: (x: number, y: number) => void
  readonly showWhole: (bounds: Bounds) => void
  /** As it is to be seen first. */
  readonly begin: (sights: Sights) => void
  readonly reveal: (bounds: Bounds) => void
}

/** Moves a drawing in its window. */
export function usePanZoom(window: Readonly<Ref<HTMLElement | null>>): PanZoom {
  const view = ref<View>({ x: 0, y: 0, scale: 1 })
  const room = (): Room => ({ width: window.value?.clientWidth ?? 0, height: window.value?.clientHeight ?? 0 })
  const zoom: PanZoom['zoom'] = (factor, at = { x: room().width / 2, y: room().height / 2 }) => {
    view.value = zoomed(view.value, factor, at)
  }
  const pan: PanZoom['pan'] = (x, y) => {
    view.value = { ...view.value, x: view.value.x + x, y: view.value.y + y }
  }
  const wheel = (event: WheelEvent): void => {
    event.preventDefault()
    const box = window.value?.getBoundingClientRect()
    const at = { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) }
    zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), at)
  }
  onMounted(() => window.value?.addEventListener('wheel', wheel, { passive: false }))
  onBeforeUnmount(() => window.value?.removeEventListener('wheel', wheel))
  useDrag(window, { pan, zoom })
  return {
    transform: computed(() => `translate(${view.value.x}px, ${view.value.y}px) scale(${view.value.scale})`),
    zoom,
    pan,
    showWhole: (bounds) => void (view.value = fitted(room(), bounds)),
    begin: (sights) => void (view.value = beginning(room(), sights)),
    reveal: (bounds) => void (view.value = revealing(view.value, room(), bounds)),
  }
}
