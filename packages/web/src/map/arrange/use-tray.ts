import type { UnplacedAnswer } from '@shopdb/contract'
import { useAnswer, useApi, useFresh, type Answering } from '@shopdb/kit'
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'

/** One asset without a place. */
export type Waiting = UnplacedAnswer['data'][number]

/** The assets that have no place on any plan. */
export interface Tray {
  readonly q: Ref<string>
  readonly assettypeid: Ref<number | undefined>
  readonly answering: Answering<UnplacedAnswer>
  /** How many fit what is asked, also beyond those listed. */
  readonly total: ComputedRef<number>
  /** Taken together, by id. */
  readonly ticked: ShallowRef<ReadonlySet<number>>
  readonly tick: (assetid: number) => void
  /** What goes with a press on one: all that are ticked if it is one of them, else itself. */
  readonly together: (assetid: number) => readonly number[]
}

/** Milliseconds without a key after which the server is asked. */
const calm = 200

/** Lists what waits for a place, by words and type. */
export function useTray(): Tray {
  const api = useApi()
  const q = ref('')
  const asked = ref('')
  const assettypeid = ref<number>()
  const ticked = shallowRef<ReadonlySet<number>>(new Set())
  let pending = 0
  watch(q, () => {
    clearTimeout(pending)
    pending = window.setTimeout(() => {
      asked.value = q.value
    }, calm)
  })
  const about = computed(() => ({ q: asked.value, assettypeid: assettypeid.value }))
  const answering = useAnswer(about, () => api.get<UnplacedAnswer>('/api/map/unplaced', about.value))
  useFresh(['assets', 'locations', 'assetrelationships'], answering.refresh)
  watch(answering.answer, (answer) => {
    const here = new Set(answer?.data.map(({ assetid }) => assetid))
    ticked.value = ticked.value.intersection(here)
  })
  return {
    q,
    assettypeid,
    answering,
    total: computed(() => answering.answer.value?.meta.total ?? 0),
    ticked,
    tick: (assetid) => {
      ticked.value = ticked.value.symmetricDifference(new Set([assetid]))
    },
    together: (assetid) => (ticked.value.has(assetid) ? [...ticked.value] : [assetid]),
  }
}
