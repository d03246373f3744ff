import { inSentence } from '@shopdb/contract'
import type { RouteDoc } from '../access/route.ts'
import type { Registry } from './registry.ts'
import type { Resource } from './resource.ts'
import { inputSchema, rowSchema } from './schema.ts'

type Query = NonNullable<RouteDoc['query']>

const paging: Query = {
  page: { description: 'The page, from 1.', schema: { type: 'integer', minimum: 1 } },
  perpage: { description: 'Rows a page.', schema: { type: 'integer', minimum: 1, maximum: 500, default: 50 } },
}

const listing: Query = {
  ...paging,
  after: { description: 'The `next` of the page before: costs the same at any depth.', schema: { type: 'string' } },
  sort: {
    description: 'Columns, a minus before those that go down: `name,-modifieddate`.',
    schema: { type: 'string' },
  },
  q: { description: 'Words that the searchable fields contain, in any order.', schema: { type: 'string' } },
  fields: { description: 'Only these members, with commas between them.', schema: { type: 'string' } },
  total: { description: '`false` leaves the count out.', schema: { type: 'boolean', default: true } },
}

/** The conditions of a list; operators are told in words, for each column takes several. */
export function filterQuery(resource: Resource): Query {
  const columns = [...resource.readable.values()].filter(
    ({ field }) => field.kind !== 'secret' && field.kind !== 'json',
  )
  const operators =
    'One value or several with commas. Also NAME.ne, .gt, .gte, .lt, .lte, .contains, .startswith, .isnull and, of trees, .under.'
  return Object.fromEntries(
    columns.map((column) => [
      column.name,
      { description: `${column.field.label ?? column.name}. ${operators}`, schema: { type: 'string' } },
    ]),
  )
}

const meta = {
  type: 'object',
  properties: {
    page: { type: 'integer' },
    perpage: { type: 'integer' },
    total: { type: 'integer' },
    next: { type: ['string', 'null'] },
  },
  required: ['page', 'perpage', 'next'],
}

const listOf = (schema: object): object => ({
  type: 'object',
  properties: { data: { type: 'array', items: schema }, meta },
  required: ['data', 'meta'],
})

/** The endpoints of a resource by what they do. */
export type DocName = 'list' | 'create' | 'bulk' | 'get' | 'update' | 'remove' | 'restore' | 'history'

/** What the OpenAPI document says of a resource's endpoints. */
export function docs(registry: Registry, resource: Resource): Readonly<Record<DocName, RouteDoc>> {
  const row = rowSchema(registry, resource)
  const [one, many] = [inSentence(resource.label), inSentence(resource.title)]
  const tag = resource.title
  return {
    list: {
      tag,
      summary: `List ${many}`,
      query: { ...listing, ...filterQuery(resource) },
      answer: { schema: listOf(row) },
    },
    create: {
      tag,
      summary: `Create: ${one}`,
      body: { schema: inputSchema(resource, 'create') },
      answer: { status: 201, schema: row },
    },
    bulk: bulkDoc(resource),
    get: { tag, summary: `Get: ${one}`, answer: { schema: row } },
    update: {
      tag,
      summary: `Change: ${one}`,
      description: 'Only the members sent change. `If-Match` makes it conditional.',
      body: { schema: inputSchema(resource, 'update') },
      answer: { schema: row },
    },
    remove: {
      tag,
      summary: `Remove: ${one}`,
      query: {
        purge: {
          description: '`true` takes the row away for good; administrators only.',
          schema: { type: 'boolean', default: false },
        },
      },
      answer: { status: 204 },
    },
    restore: { tag, summary: `Restore: ${one}`, answer: { schema: row } },
    history: { tag, summary: `History: ${one}`, query: paging, answer: { schema: listOf(historyEntry) } },
  }
}

function bulkDoc(resource: Resource): RouteDoc {
  return {
    tag: resource.title,
    summary: `Change many ${inSentence(resource.title)}`,
    description: 'All rows or none. `ids` or `filter` (list parameters) says which.',
    body: {
      schema: {
        type: 'object',
        properties: {
          ids: { type: 'array', items: { type: 'integer' } },
          filter: { type: 'object', additionalProperties: { type: 'string' } },
          changes: inputSchema(resource, 'bulk'),
        },
        required: ['changes'],
      },
    },
    answer: {
      schema: {
        type: 'object',
        properties: {
          updated: { type: 'integer' },
          unchanged: { type: 'integer' },
          changesetid: { type: ['integer', 'null'] },
        },
      },
    },
  }
}

const nullableText = { type: ['string', 'null'] }
const nullableKey = { type: ['integer', 'null'] }

const changeSet = {
  title: 'ChangeSet',
  type: 'object',
  properties: {
    changesetid: { type: 'integer' },
    source: { type: 'string', enum: ['web', 'api', 'collector', 'import', 'plugin', 'cli', 'system'] },
    userid: nullableKey,
    actorname: { type: 'string' },
    reason: nullableText,
    requestid: nullableText,
    createddate: { type: 'string', format: 'date-time' },
    entries: { type: 'integer' },
    undoneby: nullableKey,
    undoes: nullableKey,
    leastrole: {
      type: 'string',
      enum: ['viewer', 'operator', 'manager', 'admin'],
      description: 'The least role that may undo it, beside what its rows ask of whoever writes them.',
    },
    subject: {
      type: ['object', 'null'],
      description: 'What its first entry was about.',
      properties: {
        action: { type: 'string' },
        entitytype: { type: 'string' },
        entityid: { type: 'integer' },
        entityname: { type: 'string' },
      },
    },
  },
}

const historyEntry = {
  title: 'HistoryEntry',
  type: 'object',
  properties: {
    auditlogid: { type: 'integer' },
    action: { type: 'string', enum: ['create', 'update', 'remove', 'restore', 'purge'] },
    entitytype: { type: 'string' },
    entityid: { type: 'integer' },
    entityname: { type: 'string' },
    resource: { type: 'string', description: 'Among the entries of a change: the resource of an asset, by its class.' },
    before: { type: ['object', 'null'] },
    after: { type: ['object', 'null'] },
    changeset: changeSet,
  },
}

const tag = 'Changes'

/** What the OpenAPI document says of change sets. */
export const changeSetDocs: Readonly<Record<'list' | 'get' | 'entries' | 'undo', RouteDoc>> = {
  list: {
    tag,
    summary: 'List changes, newest first',
    query: {
      ...paging,
      source: { description: 'Where they came from, several with commas.', schema: { type: 'string' } },
      userid: { description: 'Who made them, several with commas.', schema: { type: 'string' } },
    },
    answer: { schema: listOf(changeSet) },
  },
  get: { tag, summary: 'Get a change', answer: { schema: changeSet } },
  entries: { tag, summary: 'List what a change did', query: paging, answer: { schema: listOf(historyEntry) } },
  undo: {
    tag,
    summary: 'Undo a change',
    description: 'As a new change. 409 names what is in the way.',
    answer: { schema: changeSet },
  },
}
