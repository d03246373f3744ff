import { invalid, invalidInput, type JsonRow } from '@shopdb/contract'
import { requirePermission } from '../access/actor.ts'
import type { Answer, Call, Route } from '../access/route.ts'
import type { Cause } from '../changes/work.ts'
import { bulkUpdate } from './bulk.ts'
import { docs, type DocName } from './docs.ts'
import type { Desk } from './engine.ts'
import { etagOf } from './etag.ts'
import { openGather, type GetRow } from './gather.ts'
import { rowHistory } from './history.ts'
import { isAppendOnly, type Resource } from './resource.ts'
import { matchingIds, listRows, parseId, type Resources } from './resources.ts'
import { appendOnlyRefusal } from './step.ts'
import { createRow, purgeRow, setActive, updateRow } from './write.ts'

/** What a feature above adds to a single row when it is answered. */
export type Extend = (row: JsonRow) => Promise<JsonRow>

/** What a handler works with. */
interface Served {
  readonly resources: Resources
  readonly resource: Resource
  /** Gets a row that was just written. */
  readonly getWritten: GetRow
  readonly extend: Extend | undefined
}

interface Endpoint {
  readonly method: Route['method']
  /** Behind the path of the resource. */
  readonly tail: string
  readonly right: 'read' | 'write'
  readonly doc: DocName
  readonly handle: (served: Served, call: Call) => Promise<Answer>
}

const endpoints: readonly Endpoint[] = [
  { method: 'GET', tail: '', right: 'read', doc: 'list', handle: list },
  { method: 'POST', tail: '', right: 'write', doc: 'create', handle: create },
  { method: 'POST', tail: '/bulk', right: 'write', doc: 'bulk', handle: bulk },
  { method: 'GET', tail: '/:id', right: 'read', doc: 'get', handle: get },
  { method: 'PATCH', tail: '/:id', right: 'write', doc: 'update', handle: update },
  { method: 'DELETE', tail: '/:id', right: 'write', doc: 'remove', handle: remove },
  { method: 'POST', tail: '/:id/restore', right: 'write', doc: 'restore', handle: restore },
  { method: 'GET', tail: '/:id/history', right: 'read', doc: 'history', handle: history },
]

/** The endpoints of one resource, but for import and export. */
export function resourceRoutes(resources: Resources, resource: Resource, extend?: Extend): readonly Route[] {
  const served: Served = { resources, resource, getWritten: openGather(resources, resource), extend }
  const doc = docs(resources.registry, resource)
  const offered = endpoints.filter((endpoint) => endpoint.doc !== 'create' || isMadeByCallers(resource))
  return offered.map((endpoint) => ({
    method: endpoint.method,
    path: `${resource.path}${endpoint.tail}`,
    permission: resource[endpoint.right],
    ...(isRefusal(resource, endpoint)
      ? { doc: { ...doc[endpoint.doc], ishidden: true }, handle: () => refuse(resource) }
      : { doc: doc[endpoint.doc], handle: (call) => endpoint.handle(served, call) }),
  }))
}

const changing: readonly DocName[] = ['bulk', 'update', 'remove', 'restore']

const isRefusal = (resource: Resource, { doc }: Endpoint): boolean => changing.includes(doc) && isAppendOnly(resource)

/** What would change a row that never changes is answered with the reason. */
async function refuse(resource: Resource): Promise<Answer> {
  throw appendOnlyRefusal(resource)
}

/** Whether callers make its rows: one that cannot be without what only the platform sets is made by the platform alone. */
export function isMadeByCallers({ columns }: Resource): boolean {
  return !columns.some(({ field }) => field.readonly && field.required && field.default === undefined)
}

/** Who makes a change through a route, and from where. */
export function causeOf(call: Call, reason?: string): Cause {
  return {
    actor: call.actor,
    source: call.source,
    requestid: call.requestid,
    least: call.least,
    ...(reason === undefined ? {} : { reason }),
  }
}

/** One row with its ETag. */
async function answerRow({ resource, getWritten }: Served, id: number, status = 200): Promise<Answer> {
  const row = await getWritten(id)
  const location: Record<string, string> = status === 201 ? { location: `${resource.path}/${id}` } : {}
  return { status, headers: { etag: etagOf(resource, row), ...location }, body: row }
}

async function list({ resources, resource }: Served, call: Call): Promise<Answer> {
  return { body: await listRows(resources, resource, call.query) }
}

async function history({ resources, resource }: Served, call: Call): Promise<Answer> {
  return { body: await rowHistory(resources, resource, call) }
}

async function get({ resources, resource, extend }: Served, call: Call): Promise<Answer> {
  const row = await resources.reader(resource).get(resources.database.read, parseId(resource, call.params['id']))
  return { headers: { etag: etagOf(resource, row) }, body: extend ? await extend(row) : row }
}

/** Runs a write as one change set, at the desk of the resource. */
function write<T>({ resources, resource }: Served, cause: Cause, job: (desk: Desk) => Promise<T>): Promise<T> {
  return resources.changes.change(cause, (work) => job({ engine: resources, work, resource }))
}

type RowJob = (desk: Desk, id: number) => Promise<unknown>

/** As `write`, for the one row that the address names; gives its key. */
async function writeOne({ resources, resource }: Served, call: Call, job: RowJob): Promise<number> {
  const entityid = parseId(resource, call.params['id'])
  const subject = { entitytype: resource.entitytype, entityid }
  await resources.changes.change(causeOf(call), (work) => job({ engine: resources, work, resource }, entityid), [
    subject,
  ])
  return entityid
}

async function create(served: Served, call: Call): Promise<Answer> {
  const id = await write(served, causeOf(call), (desk) => createRow(desk, call.body))
  return answerRow(served, id, 201)
}

async function update(served: Served, call: Call): Promise<Answer> {
  const id = await writeOne(served, call, (desk, mine) => updateRow(desk, mine, call.body, seen(call)))
  return answerRow(served, id)
}

const seen = (call: Call): { readonly ifmatch: string | undefined } => ({ ifmatch: call.headers['if-match'] })

async function remove(served: Served, call: Call): Promise<Answer> {
  const isPurge = parsePurge(call)
  if (isPurge) requirePermission(call.actor, served.resource.purge)
  await writeOne(served, call, (desk, id) => {
    if (!isPurge) return setActive(desk, id, false, seen(call))
    desk.work.needs(served.resource.purge.least)
    return purgeRow(desk, id, seen(call))
  })
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

async function restore(served: Served, call: Call): Promise<Answer> {
  const id = await writeOne(served, call, (desk, mine) => setActive(desk, mine, true, seen(call)))
  return answerRow(served, id)
}

const mostrows = 20_000

/** Exactly one of `ids` and `filter` says which rows; `filter` takes the conditions of the list. */
async function bulk(served: Served, call: Call): Promise<Answer> {
  const { ids, filter, changes } = parseBulk(call.body)
  const chosen = ids ?? (await matchingIds(served.resources, served.resource, filter ?? {}, mostrows))
  const report = await write(served, causeOf(call, `Bulk edit of ${chosen.length} rows`), async (desk) => {
    const done = await bulkUpdate(desk, chosen, changes)
    return { ...done, changesetid: done.updated > 0 ? desk.work.changesetid : null }
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
  const keys: readonly unknown[] = Array.isArray(ids) ? ids : []
  const whole = keys.filter((id): id is number => Number.isSafeInteger(id))
  if (whole.length > 0 && whole.length === keys.length && whole.length <= mostrows) return [...new Set(whole)]
  throw invalidInput([{ path: '/ids', message: `must be a list of 1 to ${mostrows} keys` }])
}

function parseFilter(filter: unknown): Readonly<Record<string, string>> {
  const isConditions = typeof filter === 'object' && filter !== null && !Array.isArray(filter)
  if (!isConditions) throw invalidInput([{ path: '/filter', message: 'must be an object of list parameters' }])
  return Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, String(value)]))
}
