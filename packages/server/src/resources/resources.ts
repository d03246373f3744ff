import { inSentence, invalidInput, type JsonRow, type ListAnswer, notFound } from '@shopdb/contract'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/database.ts'
import type { Engine } from './engine.ts'
import { keepNames } from './known-names.ts'
import { parseListQuery, type ListQuery, type Parameters } from './query.ts'
import { openReader, type ResourceReader } from './read.ts'
import type { Resource } from './resource.ts'

/** The engine with the reading of each resource prepared. */
export interface Resources extends Engine {
  reader(resource: Resource): ResourceReader
}

/** Prepares each resource when it is first read, once. */
export function createResources(engine: Engine): Resources {
  const readers = new Map<string, ResourceReader>()
  const names = keepNames(engine)
  return {
    ...engine,
    reader: (resource) => {
      const known = readers.get(resource.name) ?? openReader(engine, names, resource)
      readers.set(resource.name, known)
      return known
    },
  }
}

/** A list as a request asks for it; a page past the end is an empty page. */
export async function listRows(resources: Resources, resource: Resource, parameters: Parameters): Promise<ListAnswer> {
  return resources.reader(resource).list(resources.database.read, parseListQuery(resource, parameters))
}

/** A key out of an address; anything that is not one has no row. */
export function parseId(resource: Pick<Resource, 'label'>, text: string | undefined): number {
  if (text !== undefined && /^[1-9]\d{0,14}$/u.test(text)) return Number(text)
  throw notFound(`There is no ${inSentence(resource.label)} ${text ?? ''}.`)
}

const batchsize = 500

/** All keys that match a query, in its order, at most `most`; more is refused. */
export async function matchingIds(
  resources: Resources,
  resource: Resource,
  parameters: Parameters,
  most: number,
): Promise<readonly number[]> {
  const query = parseListQuery(resource, { ...parameters, fields: resource.key, total: 'false' })
  const ids: number[] = []
  for await (const rows of pages(resources, resources.database.read, resource, query)) {
    ids.push(...rows.map((row) => Number(row[resource.key])))
    if (ids.length > most)
      throw invalidInput([{ path: '/filter', message: `matches more than ${most} rows; narrow it` }])
  }
  return ids
}

/** Page after page of everything that matches, by cursor. */
export async function* pages(
  resources: Resources,
  read: Kysely<Tables>,
  resource: Resource,
  query: ListQuery,
): AsyncGenerator<readonly JsonRow[]> {
  const reader = resources.reader(resource)
  for (let after: string | undefined; ;) {
    const { data, meta } = await reader.list(read, {
      ...query,
      perpage: batchsize,
      total: false,
      ...(after === undefined ? {} : { after }),
    })
    if (data.length > 0) yield data
    if (meta.next === null) return
    after = meta.next
  }
}
