import { inSentence, type JsonRow, notFound } from '@shopdb/contract'
import { parseListQuery } from './query.ts'
import type { Resource } from './resource.ts'
import type { Resources } from './resources.ts'

/** Gets one row as the API tells it; throws `notfound`. */
export type GetRow = (id: number) => Promise<JsonRow>

type Found = ReadonlyMap<unknown, JsonRow>

/** Changes of a group are answered at the same moment: the rows that are asked for in one turn of the event loop are read together. */
export function openGather(resources: Resources, resource: Resource): GetRow {
  let gathering: { readonly ids: Set<number>; readonly found: Promise<Found> } | undefined
  const gather = async (ids: ReadonlySet<number>): Promise<Found> => {
    // Behind all promises that are settled already.
    await new Promise<void>((resolve) => process.nextTick(resolve))
    gathering = undefined
    return readRows(resources, resource, [...ids])
  }
  return async (id) => {
    const ids = (gathering?.ids ?? new Set<number>()).add(id)
    gathering ??= { ids, found: gather(ids) }
    const row = (await gathering.found).get(id)
    if (!row) throw notFound(`There is no ${inSentence(resource.label)} ${id}.`)
    return row
  }
}

async function readRows(resources: Resources, resource: Resource, ids: readonly number[]): Promise<Found> {
  const { read } = resources.database
  const reader = resources.reader(resource)
  const [alone, ...others] = ids
  if (alone !== undefined && others.length === 0) return new Map([[alone, await reader.get(read, alone)]])
  const asked = { [resource.key]: ids.join(','), isactive: 'true,false', perpage: String(ids.length), total: 'false' }
  const { data } = await reader.list(read, parseListQuery(resource, { ...asked, sort: resource.key }))
  return new Map(data.map((row) => [row[resource.key], row]))
}
