import type { JsonRow, ListAnswer } from '@shopdb/contract'
import { toValue, type MaybeRefOrGetter } from 'vue'
import type { Query } from '../api/query.ts'
import { useAnswer, type Answering } from '../api/use-answer.ts'
import { useApi } from '../api/use-api.ts'

/** A page of rows, asked again whenever path or query change. */
export function useList<Row = JsonRow>(
  path: MaybeRefOrGetter<string>,
  query: MaybeRefOrGetter<Query> = {},
): Answering<ListAnswer<Row>> {
  const api = useApi()
  return useAnswer(
    () => [toValue(path), toValue(query)],
    () => api.get<ListAnswer<Row>>(toValue(path), toValue(query)),
  )
}
