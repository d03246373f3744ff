import { onMounted, onUnmounted } from 'vue'
import type { Undo } from './use-undo.ts'

/** Ctrl+Z takes the last move back, Ctrl+Shift+Z and Ctrl+Y do it again; within a field they mean what is typed. */
export function useArrangeKeys({ undo, redo }: Undo): void {
  const listen = (event: KeyboardEvent): void => {
    const isTyping = event.target instanceof HTMLElement && event.target.closest('input, textarea') !== null
    const key = event.key.toLowerCase()
    if (isTyping || !(event.ctrlKey || event.metaKey) || (key !== 'z' && key !== 'y')) return
    event.preventDefault()
    void (key === 'y' || event.shiftKey ? redo() : undo())
  }
  onMounted(() => document.addEventListener('keydown', listen))
  onUnmounted(() => document.removeEventListener('keydown', listen))
}
