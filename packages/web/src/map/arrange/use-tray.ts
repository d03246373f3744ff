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
  /** What is listed: while somebody has hold of a row the list lies still, so that nothing is drawn from under the pointer. */
  readonly listed: ShallowRef<UnplacedAnswer | undefined>
  readonly isHeld: Ref<boolean>
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
  const listed = shallowRef<UnplacedAnswer>()
  const isHeld = ref(false)
  watch([answering.answer, isHeld], ([answer, held]) => {
    if (!held) listed.value = answer
  })
  watch(listed, (answer) => {
    const here = new Set(answer?.data.map(({ assetid }) => assetid))
    ticked.value = ticked.value.intersection(here)
  })
  return {
    q,
    assettypeid,
    answering,
    listed,
    isHeld,
    total: computed(() => listed.value?.meta.total ?? 0),
    ticked,
    tick: (assetid) => {
      ticked.value = ticked.value.symmetricDifference(new Set([assetid]))
    },
    together: (assetid) => (ticked.value.has(assetid) ? [...ticked.value] : [assetid]),
  }
}
