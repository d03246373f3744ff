import { useTree } from '@shopdb/kit'
import { computed, onScopeDispose, ref, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { Frame } from '../model/frame.ts'
import { boxOf, isWithin } from '../model/frame.ts'
import { findMatches, isAsking, rankMatches, type Matches, type Wanted } from '../model/matches.ts'
import type { Scene } from '../model/scene.ts'
import type { MapState } from './use-map-state.ts'

/** What is looked for, and what of it is there. */
export interface Found {
  /** What is being typed; the address follows. */
  readonly typed: Ref<string>
  readonly matches: ComputedRef<Matches>
  /** Entries that are looked for and not switched off, best first. */
  readonly entries: ComputedRef<readonly number[]>
  /** Those of them that are in view. */
  readonly inView: ComputedRef<readonly number[]>
  readonly isAsking: ComputedRef<boolean>
}

interface Sources {
  readonly scene: ComputedRef<Scene | undefined>
  readonly hidden: ComputedRef<Uint8Array>
  readonly frame: Readonly<ShallowRef<Frame | undefined>>
}

/** Milliseconds without a key after which the address follows. */
const calm = 250

/** Searches and filters what is on the plan. */
export function useFound({ now, replace }: MapState, { scene, hidden, frame }: Sources): Found {
  const typed = ref(now.value.wanted.q)
  let pending = 0
  onScopeDispose(() => clearTimeout(pending))
  watch(typed, (q) => {
    clearTimeout(pending)
    pending = window.setTimeout(() => {
      if (q !== now.value.wanted.q) replace({ q })
    }, calm)
  })
  watch(
    () => now.value.wanted.q,
    (q) => {
      typed.value = q
    },
  )
  const tree = useTree('locations')
  const isBelow = (locationid: number | null, tops: readonly string[]): boolean =>
    locationid !== null &&
    tops.some((top) => tree.value?.isWithin(locationid, Number(top)) ?? locationid === Number(top))
  // The address makes new lists whenever anything in it changes; what is asked for is the same as long as its text is.
  const asked = computed(() => JSON.stringify({ ...now.value.wanted, q: typed.value }))
  // The text just made.
  const wanted = computed(() => JSON.parse(asked.value) as Wanted)
  const matches = computed(() => scene.value && findMatches(scene.value, wanted.value, isBelow))
  const entries = computed(() => {
    if (!scene.value) return []
    return rankMatches(scene.value, matches.value, typed.value).filter((entry) => hidden.value[entry] !== 1)
  })
  const inView = computed(() => {
    const [shown, view] = [scene.value, frame.value]
    if (!shown || !view) return []
    const box = boxOf(view)
    return entries.value.filter((entry) => isWithin(box, { x: shown.x[entry] ?? 0, y: shown.y[entry] ?? 0 }))
  })
  return { typed, matches, entries, inView, isAsking: computed(() => isAsking(wanted.value)) }
}
