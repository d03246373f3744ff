import type { JsonRow } from '@shopdb/contract'
import type { Reply } from '../api/api.ts'
import { useApi } from '../api/use-api.ts'

/** What can be done to one row. Each throws a `ProblemError`; `etag` refuses the write when somebody was faster. */
export interface RowActions {
  /** `path` is the resource's. */
  readonly create: (path: string, row: JsonRow) => Promise<Reply<JsonRow>>
  /** `path` is the row's here and below. */
  readonly update: (path: string, changes: JsonRow, etag: string | null) => Promise<Reply<JsonRow>>
  readonly remove: (path: string, etag: string | null) => Promise<void>
  readonly restore: (path: string) => Promise<void>
  /** Takes the row out for good; refused while something refers to it. */
  readonly purge: (path: string, etag: string | null) => Promise<void>
}

/** Writing of rows. */
export function useRowActions(): RowActions {
  const api = useApi()
  return {
    create: (path, row) => api.ask<JsonRow>(path, { method: 'POST', body: row }),
    update: (path, changes, etag) => api.ask<JsonRow>(path, { method: 'PATCH', body: changes, etag }),
    remove: async (path, etag) => void (await api.ask(path, { method: 'DELETE', etag })),
    restore: async (path) => void (await api.post(`${path}/restore`)),
    purge: async (path, etag) => void (await api.ask(path, { method: 'DELETE', query: { purge: true }, etag })),
  }
}
