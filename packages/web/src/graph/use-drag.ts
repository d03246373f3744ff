import { onBeforeUnmount, onMounted, type Ref } from 'vue'

/** What fingers and the mouse do to a drawing. */
export interface Dragged {
  readonly pan: (x: number, y: number) => void
  readonly zoom: (factor: number, at: { readonly x: number; readonly y: number }) => void
}

interface Finger {
  readonly x: number
  readonly y: number
}

/** Less than this many pixels is a press, not a drag. */
const slack = 4

/** Follows fingers and the mouse over an element; a drag that began on a link does not follow it. */
export function useDrag(element: Readonly<Ref<HTMLElement | null>>, { pan, zoom }: Dragged): void {
  const fingers = new Map<number, Finger>()
  let isDragging = false

  const down = (event: PointerEvent): void => {
    if (event.button !== 0) return
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    isDragging = fingers.size > 1
  }
  const move = (event: PointerEvent): void => {
    const before = fingers.get(event.pointerId)
    if (!before) return
    const now = { x: event.clientX, y: event.clientY }
    if (!isDragging && Math.hypot(now.x - before.x, now.y - before.y) < slack) return
    if (!isDragging) element.value?.setPointerCapture(event.pointerId)
    isDragging = true
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1]
    if (other) pinch(before, now, other)
    else pan(now.x - before.x, now.y - before.y)
    fingers.set(event.pointerId, now)
  }
  const pinch = (before: Finger, now: Finger, other: Finger): void => {
    const box = element.value?.getBoundingClientRect()
    const at = { x: (now.x + other.x) / 2 - (box?.left ?? 0), y: (now.y + other.y) / 2 - (box?.top ?? 0) }
    pan((now.x - before.x) / 2, (now.y - before.y) / 2)
    const was = Math.hypot(before.x - other.x, before.y - other.y)
    if (was > 0) zoom(Math.hypot(now.x - other.x, now.y - other.y) / was, at)
  }
  const up = (event: PointerEvent): void => void fingers.delete(event.pointerId)
  const click = (event: MouseEvent): void => {
    if (isDragging) event.preventDefault()
    if (isDragging) event.stopPropagation()
    isDragging = false
  }
  // A link that is dragged would be carried off as a link.
  const keep = (event: Event): void => event.preventDefault()

  const listeners = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: up, dragstart: keep }
  onMounted(() => {
    for (const [name, listener] of Object.entries(listeners))
      element.value?.addEventListener(name, listener as EventListener)
    element.value?.addEventListener('click', click, { capture: true })
  })
  onBeforeUnmount(() => {
    for (const [name, listener] of Object.entries(listeners))
      element.value?.removeEventListener(name, listener as EventListener)
    element.value?.removeEventListener('click', click, { capture: true })
  })
}
