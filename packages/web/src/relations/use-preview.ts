import type { Problem, RelationPreview } from '@shopdb/contract'
import { problemOf, useApi } from '@shopdb/kit'
import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'

/** What is proposed: the body of a preview; undefined where there is nothing to look at. */
type Proposal = Readonly<Record<string, unknown>> | undefined

const pause = 250

/** What a change of relations would do, asked again shortly after it is proposed differently. */
export function usePreview(proposal: () => Proposal): {
  readonly preview: Ref<RelationPreview | undefined>
  /** Why it would be refused. */
  readonly refusal: Ref<Problem | undefined>
} {
  const api = useApi()
  const preview = shallowRef<RelationPreview>()
  const refusal = shallowRef<Problem>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0

  const look = async (body: Proposal): Promise<void> => {
    const mine = turn
    const outcome = await api.post<RelationPreview>('/api/assetrelationships/preview', body).then(
      (found) => ({ found, problem: undefined }),
      (cause: unknown) => ({ found: undefined, problem: problemOf(cause) }),
    )
    if (mine !== turn) return
    preview.value = outcome.found
    refusal.value = outcome.problem
  }
  watch(
    () => JSON.stringify(proposal()),
    () => {
      turn += 1
      clearTimeout(timer)
      preview.value = undefined
      refusal.value = undefined
      const body = proposal()
      if (body) timer = setTimeout(() => void look(body), pause)
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    turn += 1
    clearTimeout(timer)
  })
  return { preview, refusal }
}
