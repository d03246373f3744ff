import type { MapAnswer, MapNotesAnswer, PastMapAnswer } from '@shopdb/contract'
import { useAnswer, useApi, useFresh, type Answering } from '@shopdb/kit'
import { computed, ref, type Ref } from 'vue'
import type { MapState } from './use-map-state.ts'

/** What the server says of the plan: as it is now, or as it was at the moment that the address names. */
export interface MapSource {
  readonly answering: Answering<MapAnswer | PastMapAnswer | undefined>
  readonly answer: Ref<MapAnswer | PastMapAnswer | undefined>
  readonly notes: Answering<MapNotesAnswer | undefined>
  /** What others change is not shown while somebody holds something. */
  readonly isHeld: Ref<boolean>
}

/** Asks for the plan and what plugins say of it, and again whenever plan or moment change. */
export function useMapAnswer({ now }: MapState): MapSource {
  const api = useApi()
  const isHeld = ref(false)
  const about = computed(() => ({ floorplanid: now.value.floorplanid, at: now.value.at }))
  const answering = useAnswer(about, async () => {
    const { floorplanid, at } = about.value
    if (floorplanid === undefined) return undefined
    return at === undefined
      ? api.get<MapAnswer>('/api/map', { floorplanid })
      : api.get<PastMapAnswer>('/api/map/past', { floorplanid, at })
  })
  const notes = useAnswer(
    () => answering.answer.value?.floorplan.floorplanid,
    async () => {
      const floorplanid = answering.answer.value?.floorplan.floorplanid
      if (floorplanid === undefined) return undefined
      return api.get<MapNotesAnswer>('/api/map/notes', { floorplanid })
    },
  )
  // Plugins may read anything of the site.
  useFresh('any', notes.refresh, { pause: 10_000 })
  useFresh(
    ['assets', 'locations', 'assetrelationships', 'floorplans', 'assettypes', 'assetstatuses'],
    answering.refresh,
    {
      isHeld: () => isHeld.value || about.value.at !== undefined,
    },
  )
  return { answering, answer: answering.answer, notes, isHeld }
}

/** Whether an answer is of a past moment. */
export function isPast(answer: MapAnswer | PastMapAnswer | undefined): answer is PastMapAnswer {
  return answer !== undefined && 'at' in answer
}
