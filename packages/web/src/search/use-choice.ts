import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import type { Entry, EntryGroup } from './entries.ts'

/** Which line of a list is chosen, by the arrow keys. */
export interface Choice {
  readonly entries: ComputedRef<readonly Entry[]>
  readonly chosen: ComputedRef<Entry | undefined>
  readonly choose: (entry: Entry) => void
  /** Goes up or down, and over the end to the beginning. */
  readonly step: (by: number) => void
  readonly toFirst: () => void
  readonly toLast: () => void
}

/** The first line is chosen until somebody chooses another; other lines begin anew. */
export function useChoice(groups: Readonly<Ref<readonly EntryGroup[]>>): Choice {
  const entries = computed(() => groups.value.flatMap((group) => group.entries))
  const index = ref(0)
  watch(
    () => entries.value.map((entry) => entry.key).join('\n'),
    () => {
      index.value = 0
    },
  )
  const goTo = (wanted: number): void => {
    const count = entries.value.length
    index.value = count === 0 ? 0 : (wanted + count) % count
  }
  return {
    entries,
    chosen: computed(() => entries.value[index.value]),
    choose: (entry) => goTo(entries.value.indexOf(entry)),
    step: (by) => goTo(index.value + by),
    toFirst: () => goTo(0),
    toLast: () => goTo(-1),
  }
}
