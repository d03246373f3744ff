import type { MovesReport } from '@shopdb/contract'
import { shallowRef, type ShallowRef } from 'vue'
import type { FloorMap } from '../state/use-floor-map.ts'
import { movesOf, ownSpots, probe, type Drag } from './drag.ts'
import type { Moves } from './use-moves.ts'

/** Learning on the way what would come along with what is dragged. */
export interface Probe {
  readonly report: ShallowRef<MovesReport | undefined>
  /** Asks once for each drag, when it really moves: most presses are clicks. */
  readonly learn: (drag: Drag) => void
  /** What was learnt, as soon as it is there. */
  readonly learnt: () => Promise<MovesReport | undefined>
  readonly forget: () => void
}

/** Asks the server what a move of one pixel would do. */
export function useProbe(map: FloorMap, moves: Moves): Probe {
  const report = shallowRef<MovesReport>()
  let question: Promise<MovesReport | undefined> | undefined

  const learn = ({ assetids, place }: Drag): void => {
    const scene = map.scene.value
    if (!scene || question) return
    const asked = movesOf({ assetids: ownSpots(assetids, scene), place }, probe, scene)
    // Where it cannot be told, the drop says why.
    const mine = moves.ask(asked).catch(() => undefined)
    question = mine
    void mine.then((answer) => {
      if (question === mine) report.value = answer
    })
  }
  const forget = (): void => {
    question = undefined
    report.value = undefined
  }
  return { report, learn, learnt: async () => question, forget }
}
