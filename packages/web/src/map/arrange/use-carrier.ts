import type { ChainStep, PositionAnswer } from '@shopdb/contract'
import { useApi } from '@shopdb/kit'
import { shallowRef, type ShallowRef } from 'vue'
import type { FloorMap } from '../state/use-floor-map.ts'
import { followerIn, type Drag } from './drag.ts'

/** Learning whose spot it is on which a dragged asset stands. */
export interface Learning {
  /** The asset with which the dragged one stands; undefined as long as that is not known, and for one that stands by itself. */
  readonly carrier: ShallowRef<ChainStep | undefined>
  readonly learn: (drag: Drag) => void
  readonly learnt: () => Promise<ChainStep | undefined>
  readonly forget: () => void
}

/** Asks once for each drag of one asset that stands with another. */
export function useCarrier(map: FloorMap): Learning {
  const api = useApi()
  const carrier = shallowRef<ChainStep>()
  let question: Promise<ChainStep | undefined> | undefined

  const learn = (drag: Drag): void => {
    const follower = map.scene.value && followerIn(drag, map.scene.value)
    if (follower === undefined || question) return
    const mine = api.get<PositionAnswer>(`/api/assets/${follower}/position`).then(
      ({ chain }) => chain.findLast(({ kind, id }) => kind === 'asset' && id !== follower),
      () => undefined,
    )
    question = mine
    void mine.then((answer) => {
      if (question === mine) carrier.value = answer
    })
  }
  const forget = (): void => {
    question = undefined
    carrier.value = undefined
  }
  return { carrier, learn, learnt: async () => question, forget }
}
