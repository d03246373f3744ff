import { inSentence, type JsonRow, type ListAnswer, notFound } from '@shopdb/contract'
import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Following } from '../changes/follow.ts'
import type { Tables } from '../database/database.ts'
import { selectValues } from '../database/select-values.ts'
import { cursorOf } from './cursor.ts'
import type { Engine } from './engine.ts'
import { byNames, nonames, type Names } from './known-names.ts'
import type { ListQuery } from './query.ts'
import { openCount, openPage, openStream, type Found } from './read-page.ts'
import type { Column, Resource } from './resource.ts'
import { fromOf, joinsOf } from './select.ts'
import { rowsOf, selectionOf } from './selection.ts'
import { parseSort, type SortTerm } from './sort.ts'

type Read = Kysely<Tables>

/** One resource, ready to be read: what never changes of its queries is text already. */
export interface ResourceReader {
  /** Everything that matches, in the given order, before it is made rows: for what is long. */
  readonly stream: ReturnType<typeof openStream>
  list(read: Read, query: ListQuery): Promise<ListAnswer>
  count(read: Read, query: ListQuery): Promise<number>
  find(read: Read, id: number): Promise<JsonRow | undefined>
  get(read: Read, id: number): Promise<JsonRow>
  /** Of an asset type: the members of its own table alone. */
  findOwn(read: Read, id: number): Promise<JsonRow | undefined>
}

/** Prepares the reading of one resource. */
export function openReader(engine: Engine, names: Following<Names>, resource: Resource): ResourceReader {
  const world: World = { engine, names, resource }
  const page = openPage(engine, resource)
  const count = openCount(engine, resource)
  const find = openFind(world, wholeRow(resource))
  const findOwn = openFind(world, ownPart(resource))
  return {
    stream: openStream(engine, resource),
    count,
    find,
    findOwn,
    list: async (read, query) => {
      const rows = await told(world, read, (known) => page(read, query, { most: query.perpage + 1, names: known }))
      const total = query.total ? { total: await count(read, query) } : {}
      return answerOf(query, rows, parseSort(engine.registry, resource, query.sort), total)
    },
    get: async (read, id) => (await find(read, id)) ?? refuse(resource, id),
  }
}

function refuse({ label }: Resource, id: number): never {
  throw notFound(`There is no ${inSentence(label)} ${id}.`)
}

interface World {
  readonly engine: Engine
  readonly names: Following<Names>
  readonly resource: Resource
}

/** Reads with the names that are kept; once more where a row points to something so new that its name is not among them. */
async function told(
  { engine, names }: World,
  read: Read,
  ask: (known: Names) => Promise<Found>,
): Promise<readonly JsonRow[]> {
  const isOfAll = read === engine.database.read
  const { members, values } = await ask(isOfAll ? await names() : nonames)
  const first = rowsOf(members, values)
  if (first.isWhole) return first.rows
  const later = await ask(await names('doubt'))
  return rowsOf(later.members, later.values).rows
}

/** What is read of a row that is found by its key. */
interface Part {
  readonly columns: readonly Column[]
  readonly from: RawBuilder<unknown>
  readonly key: string
}

function wholeRow(resource: Resource): Part {
  return { columns: [...resource.readable.values()], from: fromOf(resource), key: `t.${resource.key}` }
}

function ownPart({ columns, own = '' }: Resource): Part {
  const mine = columns.filter((column) => column.part === 'own')
  return { columns: mine, from: sql`from ${sql.table(own)} as o`, key: 'o.assetid' }
}

function openFind(world: World, part: Part): ResourceReader['find'] {
  const planned = byNames((names) => planOf(world.engine, part, names))
  return async (read, id) => {
    const rows = await told(world, read, async (names) => {
      const { text, members } = planned(names)
      return { members, values: await selectValues(read, { sql: text, parameters: [id] }, 'often') }
    })
    return rows[0]
  }
}

function planOf({ registry, database }: Engine, { columns, from, key }: Part, names: Names): Plan {
  const { selected, joined, members } = selectionOf(registry, columns, names)
  const query = sql`select ${sql.join(selected)} ${from} ${joinsOf(registry, joined)} where ${sql.ref(key)} = ${0}`
  return { text: query.compile(database.read).sql, members }
}

interface Plan extends Pick<Found, 'members'> {
  readonly text: string
}

/** One row more than the page was read: it tells whether there is a next page. */
function answerOf(
  query: ListQuery,
  rows: readonly JsonRow[],
  terms: readonly SortTerm[],
  total: { total?: number },
): ListAnswer {
  const data = rows.slice(0, query.perpage)
  const last = data.at(-1)
  const next = rows.length > query.perpage && last ? cursorOf(query.sort, terms, last) : null
  return { data, meta: { page: query.page, perpage: query.perpage, ...total, next } }
}
