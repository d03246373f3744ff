import type { AssetRelation, JsonRow, ListAnswer } from '@shopdb/contract'
import { useAnswer, useApi, useFresh, useList, type Answering } from '@shopdb/kit'
import { computed, ref, type ComputedRef, type Ref } from 'vue'
import { choicesOf, type RelationChoice } from './relation-choices.ts'

const step = 50

/** The relations of an asset, the first of them; `perpage` asks for more. */
export function useRelations(
  assetid: number,
): Answering<ListAnswer<AssetRelation>> & { readonly perpage: Ref<number> } {
  const perpage = ref(step)
  const answering = useList<AssetRelation>(`/api/assets/${assetid}/relationships`, () => ({ perpage: perpage.value }))
  useFresh(['assetrelationships', 'relationshiptypes', 'assets'], answering.refresh)
  return { ...answering, perpage }
}

/** The kinds of relations, and what an asset may be to another. */
export function useChoices(): {
  readonly types: ComputedRef<readonly JsonRow[]>
  readonly choices: ComputedRef<readonly RelationChoice[]>
} {
  const api = useApi()
  const { answer } = useAnswer('', () =>
    api.get<ListAnswer>('/api/relationshiptypes', { sort: 'relationshiptypeid', total: false }),
  )
  const types = computed(() => answer.value?.data ?? [])
  return { types, choices: computed(() => choicesOf(types.value)) }
}
