import type { JsonRow } from '@shopdb/contract'
import { useApi, useProblem, type Problems } from '@shopdb/kit'
import { useNotice } from '../shell/use-notice.ts'
import type { Listing } from './use-listing.ts'
import type { Selection } from './use-selection.ts'

/** What a bulk edit answers. */
interface BulkAnswer {
  readonly updated: number
  readonly unchanged: number
  readonly changesetid: number | null
}

/** Changes all ticked rows at once, as one change that can be undone at once. */
export function useBulk(
  listing: Listing,
  selection: Selection,
): Problems & { readonly apply: (changes: JsonRow) => Promise<boolean> } {
  const api = useApi()
  const problems = useProblem()
  const { tell, tellProblem } = useNotice()

  const undo = async (changesetid: number): Promise<void> => {
    try {
      await api.post(`/api/changesets/${changesetid}/undo`)
      await listing.answering.reload()
    } catch (cause) {
      tellProblem(cause)
    }
  }

  const apply = async (changes: JsonRow): Promise<boolean> => {
    const { sort: _order, ...filter } = listing.query.value
    const body = selection.isEverything.value ? { filter, changes } : { ids: selection.ids.value, changes }
    const done = await problems.attempt(() => api.post<BulkAnswer>(`${listing.resource.path}/bulk`, body))
    if (!done) return false
    const { changesetid } = done
    tell(
      `${done.updated} changed, ${done.unchanged} as before`,
      changesetid === null ? [] : [{ label: 'Undo', onClick: () => void undo(changesetid) }],
    )
    selection.clear()
    await listing.answering.reload()
    return true
  }
  return { ...problems, apply }
}
