import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import type { Listing } from './use-listing.ts'

/** The rows ticked on the page that is shown; turning the page or the filter unticks them. */
export interface Selection {
  readonly ids: Ref<readonly number[]>
  readonly isAll: ComputedRef<boolean | 'indeterminate'>
  readonly has: (id: number) => boolean
  readonly toggle: (id: number) => void
  readonly toggleAll: () => void
  readonly clear: () => void
}

/** What is ticked in a list. */
export function useSelection(listing: Listing): Selection {
  const ids = ref<readonly number[]>([])
  const shown = computed(() => listing.rows.value.map((row) => Number(row[listing.resource.key])))
  const clear = (): void => {
    ids.value = []
  }
  watch(() => JSON.stringify(listing.address.value), clear)
  return {
    ids,
    isAll: computed(() => {
      if (ids.value.length === 0) return false
      return ids.value.length === shown.value.length ? true : 'indeterminate'
    }),
    has: (id) => ids.value.includes(id),
    toggle: (id) => {
      ids.value = ids.value.includes(id) ? ids.value.filter((one) => one !== id) : [...ids.value, id]
    },
    toggleAll: () => {
      ids.value = ids.value.length === shown.value.length ? [] : shown.value
    },
    clear,
  }
}
