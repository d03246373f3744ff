import type { ActionMeta, ActionsAnswer, FailedPiece, ResourceMeta } from '@shopdb/contract'
import { useAnswer, useApi, useFresh } from '@shopdb/kit'
import { computed, type ComputedRef } from 'vue'

/** Where buttons of plugins stand: on the page of a row, or on the list. */
export interface ActionPlace {
  readonly resource: ResourceMeta
  /** Undefined on the list. */
  readonly id: number | undefined
  /** Changes when the row was read anew. */
  readonly stamp: string
}

/** What may be done there now. */
export interface OfferedActions {
  readonly actions: ComputedRef<readonly ActionMeta[]>
  readonly failed: ComputedRef<readonly FailedPiece[]>
  readonly refresh: () => Promise<void>
}

/** Milliseconds from one look to the next while the shop changes: whether an action makes sense may follow from anything. */
const pause = 5000

/** The endpoint behind which the actions stand. */
export const pathOfActions = ({ resource, id }: ActionPlace): string =>
  id === undefined ? `${resource.path}/actions` : `${resource.path}/${id}/actions`

/** Asks what plugins offer to do with a row, or on a list; nothing is asked where no plugin offers anything. */
export function useActions(place: ActionPlace): OfferedActions {
  const api = useApi()
  const isThere = (place.resource.actions ?? []).some((on) => (on === 'row') === (place.id !== undefined))
  const none: ActionsAnswer = { data: [], failed: [] }
  const { answer, refresh } = useAnswer(
    () => [place.id, place.stamp],
    async () => (isThere ? await api.get<ActionsAnswer>(pathOfActions(place)) : none),
  )
  if (isThere) useFresh('any', refresh, { pause })
  return {
    actions: computed(() => answer.value?.data ?? []),
    failed: computed(() => answer.value?.failed ?? []),
    refresh,
  }
}
