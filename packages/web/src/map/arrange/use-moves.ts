import type { ChainStep, MapMove, MovesReport } from '@shopdb/contract'
import { useApi } from '@shopdb/kit'
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { useNotice } from '../../shell/use-notice.ts'
import { isCarrying } from './carried.ts'

/** Moves that carry others along, and wait for a yes. */
export interface Preview {
  readonly moves: readonly MapMove[]
  readonly report: MovesReport
  /** The asset with which the moved one stands, which may be meant instead. */
  readonly carrier?: ChainStep
}

/** Placing things through the server. */
export interface Moves {
  /** Shown as if they were done already. */
  readonly pending: ShallowRef<readonly MapMove[]>
  readonly preview: ShallowRef<Preview | undefined>
  readonly isBusy: Ref<boolean>
  /** What would follow from moves, without doing them. */
  readonly ask: (moves: readonly MapMove[]) => Promise<MovesReport>
  /** Does the moves as one change; asks first where they carry others along, or part an asset from the one it stands with. */
  readonly place: (moves: readonly MapMove[], carrier?: ChainStep) => Promise<void>
  readonly confirm: () => Promise<void>
  /** Moves the carrier in place of the asset that stands with it. */
  readonly confirmCarrier: () => Promise<void>
  readonly cancel: () => void
}

interface After {
  /** Reads the map again. */
  readonly reload: () => Promise<void>
  readonly remember: (changesetid: number) => void
}

/** Places things; a refusal puts them back and says why. */
export function useMoves(after: After): Moves {
  const api = useApi()
  const { pending, isBusy, forget, attempt } = usePending()
  const preview = shallowRef<Preview>()

  const ask = (moves: readonly MapMove[]): Promise<MovesReport> =>
    api.post<MovesReport>('/api/map/moves', { moves }, { dryrun: true })
  const commit = async (moves: readonly MapMove[]): Promise<void> => {
    const { changesetid } = await api.post<MovesReport>('/api/map/moves', { moves })
    if (changesetid !== null) after.remember(changesetid)
    await after.reload()
    forget(moves)
  }
  const cancel = (): void => {
    if (preview.value) forget(preview.value.moves)
    preview.value = undefined
  }
  const place = (moves: readonly MapMove[], carrier?: ChainStep): Promise<void> => {
    cancel()
    return attempt(moves, async () => {
      const report = await ask(moves)
      if (carrier || isCarrying(report, moves)) preview.value = { moves, report, ...(carrier ? { carrier } : {}) }
      else await commit(moves)
    })
  }
  const confirm = async (): Promise<void> => {
    const moves = preview.value?.moves
    preview.value = undefined
    if (moves) await attempt(moves, () => commit(moves))
  }
  const confirmCarrier = async (): Promise<void> => {
    const { carrier, moves = [] } = preview.value ?? {}
    cancel()
    const instead = carrier ? moves.map((move) => ({ ...move, id: carrier.id })) : []
    await attempt(instead, () => commit(instead))
  }
  return { pending, preview, isBusy, ask, place, confirm, confirmCarrier, cancel }
}

/** What is shown as done before it is. */
function usePending(): Pick<Moves, 'pending' | 'isBusy'> & {
  readonly forget: (moves: readonly MapMove[]) => void
  /** Shows the moves while the job runs; when it fails they are not shown any longer, and the person is told why. */
  readonly attempt: (moves: readonly MapMove[], job: () => Promise<void>) => Promise<void>
} {
  const { tellProblem } = useNotice()
  const pending = shallowRef<readonly MapMove[]>([])
  const isBusy = ref(false)
  const forget = (moves: readonly MapMove[]): void => {
    pending.value = pending.value.filter((one) => !moves.includes(one))
  }
  const attempt = async (moves: readonly MapMove[], job: () => Promise<void>): Promise<void> => {
    forget(moves)
    pending.value = [...pending.value, ...moves]
    isBusy.value = true
    try {
      await job()
    } catch (cause) {
      forget(moves)
      tellProblem(cause)
    } finally {
      isBusy.value = false
    }
  }
  return { pending, isBusy, forget, attempt }
}
