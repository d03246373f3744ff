import type { DashboardAnswer } from '@shopdb/contract'
import { useAnswer, useApi, type Answering } from '@shopdb/kit'
import { computed, type ComputedRef, type Ref } from 'vue'
import { isTexts, useKept } from '../shell/use-kept.ts'
import { moveName, nameOfWidget, orderWidgets, type BoardWidget } from './board-order.ts'

/** The widgets of the home page as one person wants them; this browser remembers it. */
export interface Board {
  readonly answer: Answering<DashboardAnswer>['answer']
  /** All of them, in their order. */
  readonly widgets: ComputedRef<readonly BoardWidget[]>
  readonly hidden: Ref<readonly string[]>
  toggle(name: string): void
  move(name: string, by: number): void
  reset(): void
}

/** The plugins' widgets of the home page. */
export function useBoard(): Board {
  const api = useApi()
  const { answer } = useAnswer('dashboard', () => api.get<DashboardAnswer>('/api/dashboard'))
  const order = useKept<readonly string[]>('homeorder', [], isTexts)
  const hidden = useKept<readonly string[]>('homehidden', [], isTexts)
  const widgets = computed(() => orderWidgets(answer.value?.data ?? [], order.value))
  return {
    answer,
    widgets,
    hidden,
    toggle: (name) => {
      const isHidden = hidden.value.includes(name)
      hidden.value = isHidden ? hidden.value.filter((one) => one !== name) : [...hidden.value, name]
    },
    move: (name, by) => {
      order.value = moveName(widgets.value.map(nameOfWidget), name, by)
    },
    reset: () => {
      order.value = []
      hidden.value = []
    },
  }
}
