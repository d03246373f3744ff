import { invalid, invalidInput, type JsonRow } from '@shopdb/contract'
import { requirePermission } from '../access/actor.ts'
import type { Answer, Call, Route } from '../access/route.ts'
import type { Cause } from '../changes/work.ts'
import { bulkUpdate } from './bulk.ts'
import { bulkDoc, docs } from './docs.ts'
import { etagOf } from './etag.ts'
import { rowHistory } from './history.ts'
import type { Resource } from './resource.ts'
import { matchingIds, listRows, parseId, type Resources } from './resources.ts'
import { createRow, purgeRow, setActive, updateRow } from './write.ts'

/** What a feature above adds to a single row when it is answered. */
export type Extend = (row: JsonRow) => Promise<JsonRow>

/** The endpoints of one resource, but for import and export. */
export function resourceRoutes(resources: Resources, resource: Resource, extend?: Extend): readonly Route[] {
  const { path, read, write, purge } = resource
  const doc = docs(resources.registry, resource)
  const one = `${path}/:id`
  return [
    {
      method: 'GET',
      path,
      permission: read,
      doc: doc.list,
      handle: async (call) => ({ body: await listRows(resources, resource, call.query) }),
    },
    { method: 'POST', path, permission: write, doc: doc.create, handle: (call) => create(resources, resource, call) },
    {
      method: 'POST',
      path: `${path}/bulk`,
      permission: write,
      doc: bulkDoc(resource),
      handle: (call) => bulk(resources, resource, call),
    },
    {
      method: 'GET',
      path: one,
      permission: read,
      doc: doc.get,
      handle: (call) => get(resources, resource, call, extend),
    },
    {
      method: 'PATCH',
      path: one,
      permission: write,
      doc: doc.update,
      handle: (call) => update(resources, resource, call),
    },
    {
      method: 'DELETE',
      path: one,
      permission: write,
      doc: doc.remove,
      handle: (call) => remove(resources, resource, call, purge),
    },
    {
      method: 'POST',
      path: `${one}/restore`,
      permission: write,
      doc: doc.restore,
      handle: (call) => restore(resources, resource, call),
    },
    {
      method: 'GET',
      path: `${one}/history`,
      permission: read,
      doc: doc.history,
      handle: async (call) => ({ body: await rowHistory(resources, resource, call) }),
    },
  ]
}

/** Who makes a change through a route, and from where. */
export function causeOf(call: Call, reason?: string): Cause {
  return {
    actor: call.actor,
    source: call.source,
    requestid: call.requestid,
    ...(reason === undefined ? {} : { reason }),
  }
}

/** One row with its ETag. */
export async function answerRow(resources: Resources, resource: Resource, id: number, status = 200): Promise<Answer> {
  const row = await resources.reader(resource).get(resources.database.read, id)
  const location: Record<string, string> = status === 201 ? { location: `${resource.path}/${id}` } : {}
  return { status, headers: { etag: etagOf(resource, row), ...location }, body: row }
}

async function get(resources: Resources, resource: Resource, call: Call, extend: Extend | undefined): Promise<Answer> {
  const row = await resources.reader(resource).get(resources.database.read, parseId(resource, call.params['id']))
  return { headers: { etag: etagOf(resource, row) }, body: extend ? await extend(row) : row }
}

async function create(resources: Resources, resource: Resource, call: Call): Promise<Answer> {
  const id = await resources.changes.change(causeOf(call), (work) =>
    createRow({ engine: resources, work, resource }, call.body),
  )
  return answerRow(resources, resource, id, 201)
}

async function update(resources: Resources, resource: Resource, call: Call): Promise<Answer> {
  const id = parseId(resource, call.params['id'])
  const ifmatch = call.headers['if-match']
  await resources.changes.change(causeOf(call), (work) =>
    updateRow({ engine: resources, work, resource }, id, call.body, { ifmatch }),
  )
  return answerRow(resources, resource, id)
}

async function remove(resources: Resources, resource: Resource, call: Call, purge: Resource['purge']): Promise<Answer> {
  const id = parseId(resource, call.params['id'])
  const options = { ifmatch: call.headers['if-match'] }
  if (parsePurge(call)) {
    requirePermission(call.actor, purge)
    await resources.changes.change(causeOf(call), (work) =>
      purgeRow({ engine: resources, work, resource }, id, options),
    )
  } else {
    await resources.changes.change(causeOf(call), (work) =>
      setActive({ engine: resources, work, resource }, id, false, options),
    )
  }
  return { status: 204 }
}

function parsePurge(call: Call): boolean {
  const { purge = 'false', ...others } = call.query
  const stranger = Object.keys(others)[0]
  if (stranger !== undefined)
    throw invalidInput([{ path: `/${stranger}`, message: 'is not a parameter here; there is purge' }])
  if (purge !== 'true' && purge !== 'false') throw invalidInput([{ path: '/purge', message: 'must be true or false' }])
  return purge === 'true'
}

async function restore(resources: Resources, resource: Resource, call: Call): Promise<Answer> {
  const id = parseId(resource, call.params['id'])
  await resources.changes.change(causeOf(call), (work) =>
    setActive({ engine: resources, work, resource }, id, true, { ifmatch: call.headers['if-match'] }),
  )
  return answerRow(resources, resource, id)
}

const mostrows = 20_000

/** Exactly one of `ids` and `filter` says which rows; `filter` takes the conditions of the list. */
async function bulk(resources: Resources, resource: Resource, call: Call): Promise<Answer> {
  const { ids, filter, changes } = parseBulk(call.body)
  const chosen = ids ?? (await matchingIds(resources, resource, filter ?? {}, mostrows))
  const cause = causeOf(call, `Bulk edit of ${chosen.length} rows`)
  const report = await resources.changes.change(cause, async (work) => {
    const done = await bulkUpdate({ engine: resources, work, resource }, chosen, changes)
    return { ...done, changesetid: done.updated > 0 ? work.changesetid : null }
  })
  return { body: report }
}

interface BulkBody {
  readonly ids?: readonly number[]
  readonly filter?: Readonly<Record<string, string>>
  readonly changes: unknown
}

function parseBulk(body: unknown): BulkBody {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalid('The body must be a JSON object.')
  const stranger = Object.keys(body).find((name) => !['ids', 'filter', 'changes'].includes(name))
  if (stranger !== undefined)
    throw invalidInput([{ path: `/${stranger}`, message: 'is not a member here; there are ids, filter, changes' }])
  // Each member is checked in the lines below.
  const { ids, filter, changes } = body as Record<string, unknown>
  if ((ids === undefined) === (filter === undefined))
    throw invalidInput([{ path: '/ids', message: 'must be given, or filter, but not both' }])
  if (filter !== undefined) return { filter: parseFilter(filter), changes }
  return { ids: parseIds(ids), changes }
}

function parseIds(ids: unknown): readonly number[] {
  const isKeys =
    Array.isArray(ids) && ids.length > 0 && ids.length <= mostrows && ids.every((id) => Number.isSafeInteger(id))
  if (!isKeys) throw invalidInput([{ path: '/ids', message: `must be a list of 1 to ${mostrows} keys` }])
  return [...new Set(ids)]
}

function parseFilter(filter: unknown): Readonly<Record<string, string>> {
  const isConditions = typeof filter === 'object' && filter !== null && !Array.isArray(filter)
  if (!isConditions) throw invalidInput([{ path: '/filter', message: 'must be an object of list parameters' }])
  return Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, String(value)]))
}
