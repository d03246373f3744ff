import type { HistoryEntry, JsonRow, ListAnswer } from '@shopdb/contract'
import { useApi, useProblem, type Problems } from '@shopdb/kit'
import { useNotice } from '../shell/use-notice.ts'

const path = '/api/assetrelationships'

/** Making, changing and ending relations; each can be taken back with all that followed. They say whether it worked. */
export interface RelationDeeds extends Problems {
  readonly save: (body: JsonRow, relationshipid: number | undefined) => Promise<boolean>
  readonly end: (relationshipid: number) => Promise<boolean>
}

/** The deeds on a page that shows relations anew after each. */
export function useRelationDeeds(changed: () => unknown): RelationDeeds {
  const api = useApi()
  const problems = useProblem()
  const { tell, tellProblem } = useNotice()

  const undo = async (changesetid: number): Promise<void> => {
    try {
      await api.post(`/api/changesets/${changesetid}/undo`)
      tell('Undone')
    } catch (cause) {
      tellProblem(cause)
    }
    await changed()
  }
  const told = async (relationshipid: number, words: string): Promise<void> => {
    // What was done last to the relation is what is taken back, whatever followed from it included.
    const history = await api
      .get<ListAnswer<HistoryEntry>>(`${path}/${relationshipid}/history`, { perpage: 1 })
      .catch(() => undefined)
    const set = history?.data[0]?.changeset.changesetid
    tell(words, set === undefined ? [] : [{ label: 'Undo', onClick: () => void undo(set) }])
    await changed()
  }
  const write = async (body: JsonRow, id: number | undefined): Promise<number> => {
    if (id === undefined) return Number((await api.post<JsonRow>(path, body))['relationshipid'])
    await api.ask(`${path}/${id}`, { method: 'PATCH', body })
    return id
  }
  return {
    ...problems,
    save: async (body, relationshipid) => {
      const id = await problems.attempt(() => write(body, relationshipid))
      if (id === undefined) return false
      await told(id, relationshipid === undefined ? 'The relation is made' : 'The relation is changed')
      return true
    },
    end: async (relationshipid) => {
      const isDone = await problems.attempt(async () => {
        await api.ask(`${path}/${relationshipid}`, { method: 'DELETE' })
        return true
      })
      if (isDone) await told(relationshipid, 'The relation has ended')
      return isDone ?? false
    },
  }
}
