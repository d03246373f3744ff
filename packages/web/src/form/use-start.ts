import type { JsonRow, ResourceMeta } from '@shopdb/contract'
import { useAnswer, useApi, type Answering } from '@shopdb/kit'
import { useRoute } from 'vue-router'

/** What a form starts from: the row as it is with its tag, or what the address gives a new one. */
export interface Start {
  readonly row: JsonRow | undefined
  readonly etag: string | null
  /** Values that the address brings along for a new row, such as the asset it belongs to. */
  readonly given: JsonRow
}

/** Reads the row to be changed; a new one needs nothing from the server. */
export function useStart(resource: ResourceMeta, id: number | undefined): Answering<Start> {
  const api = useApi()
  const { query } = useRoute()
  const names = [
    resource.key,
    ...resource.fields.filter((field) => field.kind === 'reference').map((field) => field.name),
  ]
  const numbers = names.flatMap((name): [string, number][] =>
    /^\d+$/u.test(String(query[name] ?? '')) ? [[name, Number(query[name])]] : [],
  )
  const display = query[resource.display]
  const isNamed = typeof display === 'string' && !names.includes(resource.display)
  const given = { ...Object.fromEntries(numbers), ...(isNamed ? { [resource.display]: display } : {}) }
  return useAnswer(id, async () => {
    if (id === undefined) return { row: undefined, etag: null, given }
    const { body, etag } = await api.ask<JsonRow>(`${resource.path}/${id}`)
    return { row: body, etag, given: {} }
  })
}
