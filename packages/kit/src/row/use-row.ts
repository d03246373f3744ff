import type { JsonRow } from '@shopdb/contract'
import { toValue, type MaybeRefOrGetter } from 'vue'
import type { Reply } from '../api/api.ts'
import { useAnswer, type Answering } from '../api/use-answer.ts'
import { useApi } from '../api/use-api.ts'

/** One row with the tag that a later write of it must carry. */
export function useRow(path: MaybeRefOrGetter<string>): Answering<Reply<JsonRow>> {
  const api = useApi()
  return useAnswer(
    () => toValue(path),
    () => api.ask<JsonRow>(toValue(path)),
  )
}
