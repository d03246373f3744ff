import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import type { Listing } from './use-listing.ts'

/** The rows ticked on the page that is shown; turning the page or the filter unticks them. */
export interface Selection {
  readonly ids: Ref<readonly number[]>
  /** Not only the ticked rows are meant, but all that the filters leave, on every page. */
  readonly isEverything: Ref<boolean>
  /** How many rows are meant. */
  readonly count: ComputedRef<number>
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
  const isEverything = ref(false)
  const clear = (): void => {
    ids.value = []
    isEverything.value = false
  }
  watch(() => JSON.stringify(listing.address.value), clear)
  // What somebody else took off the page meanwhile is not ticked any more.
  watch(shown, (now) => {
    if (listing.answering.state.value === 'ready') ids.value = ids.value.filter((id) => now.includes(id))
  })
  return {
    ids,
    isEverything,
    count: computed(() => (isEverything.value ? (listing.answering.answer.value?.meta.total ?? 0) : ids.value.length)),
    isAll: computed(() => {
      if (ids.value.length === 0) return false
      return ids.value.length === shown.value.length ? true : 'indeterminate'
    }),
    has: (id) => ids.value.includes(id),
    toggle: (id) => {
      isEverything.value = false
      ids.value = ids.value.includes(id) ? ids.value.filter((one) => one !== id) : [...ids.value, id]
    },
    toggleAll: () => {
      isEverything.value = false
      ids.value = ids.value.length === shown.value.length ? [] : shown.value
    },
    clear,
  }
}
