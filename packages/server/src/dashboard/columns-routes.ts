import { type ColumnsAnswer, invalidInput } from '@shopdb/contract'
import type { Call, Route } from '../access/route.ts'
import type { Resource } from '../resources/resource.ts'

/** Columns of lists that follow from more than the row. */
export interface ShownColumns {
  /** What they say of rows of a table. */
  values(table: string, ids: readonly number[]): Promise<ColumnsAnswer>
}

const mostids = 500

/** Stands beside the list of each of these resources, which does not wait for it. */
export function columnsRoutes(resources: readonly Resource[], columns: ShownColumns): readonly Route[] {
  return resources.map(({ name, path, title, read }) => ({
    method: 'GET',
    path: `${path}/columns`,
    permission: read,
    doc: {
      tag: title,
      summary: "List what the plugins' columns say of rows",
      query: { id: { description: `Keys of rows, at most ${mostids}.`, schema: { type: 'string' } } },
      answer: { schema: { type: 'object' } },
    },
    handle: async (call) => ({ body: await columns.values(name, parseKeys(call)) }),
  }))
}

function parseKeys({ query }: Call): readonly number[] {
  const { id = '', ...others } = query
  const stranger = Object.keys(others)[0]
  if (stranger !== undefined)
    throw invalidInput([{ path: `/${stranger}`, message: 'is not a parameter here; there is id' }])
  const written = typeof id === 'string' ? [...new Set(id.split(','))] : []
  const isSound =
    written.length > 0 && written.length <= mostids && written.every((one) => /^[1-9]\d{0,14}$/u.test(one))
  if (isSound) return written.map(Number)
  throw invalidInput([{ path: '/id', message: `must be 1 to ${mostids} keys of rows with commas between them` }])
}
