import type { MapAnswer } from '@shopdb/contract'
import { computed, type ComputedRef } from 'vue'
import { groupBy, notesByAsset, type Grouping, type Notes } from '../model/groups.ts'
import type { MapSource } from './use-map-answer.ts'
import type { MapState } from './use-map-state.ts'

/** What the colors mean, and what is switched off by them. */
export interface Legend {
  readonly notes: ComputedRef<Notes>
  readonly grouping: ComputedRef<Grouping>
  /** 1 for every asset that is switched off. */
  readonly hidden: ComputedRef<Uint8Array>
}

const nothing: Grouping = { groups: [], groupOf: new Uint16Array() }

/** The legend of what is shown. */
export function useLegend({ now }: MapState, { answer, notes }: MapSource): Legend {
  const byAsset = computed(() => notesByAsset(notes.answer.value?.data ?? []))
  const coloring = computed(() => now.value.coloring)
  const grouping = computed(() => (answer.value ? groupingOf(answer.value) : nothing))
  const groupingOf = (one: MapAnswer): Grouping => groupBy(one, coloring.value, byAsset.value)
  const hide = computed(() => now.value.hide.join())
  const hidden = computed(() => {
    const off = new Set(hide.value.split(','))
    const { groups, groupOf } = grouping.value
    const isOff = groups.map(({ key }) => Number(off.has(key)))
    return Uint8Array.from(groupOf, (group) => isOff[group] ?? 0)
  })
  return { notes: byAsset, grouping, hidden }
}
