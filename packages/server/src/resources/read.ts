import { notFound, type JsonRow, type ListAnswer } from '@shopdb/contract'
import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Following } from '../changes/follow.ts'
import type { Tables } from '../database/database.ts'
import { selectValues, type Values } from '../database/select-values.ts'
import { cursorOf } from './cursor.ts'
import type { Engine } from './engine.ts'
import { byNames, nonames, type Names } from './known-names.ts'
import type { ListQuery } from './query.ts'
import { openCount, openPage, type Found, type ReadPage } from './read-page.ts'
import type { Column, Resource } from './resource.ts'
import { fromOf, joinsOf } from './select.ts'
import { rowsOf, selectionOf } from './selection.ts'
import { parseSort, type SortTerm } from './sort.ts'

type Read = Kysely<Tables>

/** One resource, ready to be read: what never changes of its queries is text already. */
export interface ResourceReader {
  /** Any rows in the given order, before they are made objects: for what is long. */
  readonly page: ReadPage
  list(read: Read, query: ListQuery): Promise<ListAnswer>
  count(read: Read, query: ListQuery): Promise<number>
  find(read: Read, id: number): Promise<JsonRow | undefined>
  get(read: Read, id: number): Promise<JsonRow>
  /** Of an asset type: the members of its own table alone. */
  findOwn(read: Read, id: number): Promise<JsonRow | undefined>
  /** Prepares to get rows together with the values of some expressions over them; the row goes by `t`. */
  getter(expressions: readonly string[]): (read: Read, id: number) => Promise<Answered>
}

/** A row, and what the expressions are for it. */
export interface Answered {
  readonly row: JsonRow
  readonly values: Values
}

/** Prepares the reading of one resource. */
export function openReader(engine: Engine, names: Following<Names>, resource: Resource): ResourceReader {
  const world: World = { engine, names, resource }
  const page = openPage(engine, resource)
  const count = openCount(engine, resource)
  const findMore = openFind(world, wholeRow(resource, []))
  const findOwn = openFind(world, ownPart(resource))
  const find = async (read: Read, id: number): Promise<JsonRow | undefined> => (await findMore(read, id))?.row
  return {
    page,
    count,
    find,
    findOwn: async (read, id) => (await findOwn(read, id))?.row,
    list: async (read, query) => {
      const rows = await told(world, read, (known) => page(read, query, { most: query.perpage + 1, names: known }))
      const total = query.total ? { total: await count(read, query) } : {}
      return answerOf(query, rows, parseSort(engine.registry, resource, query.sort), total)
    },
    get: async (read, id) => (await find(read, id)) ?? refuse(resource, id),
    getter: (expressions) => {
      const findThem = openFind(world, wholeRow(resource, expressions))
      return async (read, id) => (await findThem(read, id)) ?? refuse(resource, id)
    },
  }
}

function refuse({ label }: Resource, id: number): never {
  throw notFound(`There is no ${label.toLowerCase()} ${id}.`)
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
  readonly expressions: readonly string[]
}

function wholeRow(resource: Resource, expressions: readonly string[]): Part {
  return { columns: [...resource.readable.values()], from: fromOf(resource), key: `t.${resource.key}`, expressions }
}

function ownPart({ columns, own = '' }: Resource): Part {
  const mine = columns.filter((column) => column.part === 'own')
  return { columns: mine, from: sql`from ${sql.table(own)} as o`, key: 'o.assetid', expressions: [] }
}

function openFind(world: World, part: Part): (read: Read, id: number) => Promise<Answered | undefined> {
  const planned = byNames((names) => planOf(world.engine, part, names))
  return async (read, id) => {
    let behind: Values = []
    const [row] = await told(world, read, async (names) => {
      const { text, members, width } = planned(names)
      const values = await selectValues(read, { sql: text, parameters: [id] })
      behind = values[0]?.slice(width) ?? []
      return { members, values }
    })
    return row && { row, values: behind }
  }
}

interface Plan extends Pick<Found, 'members'> {
  readonly text: string
  /** How many values make the members; what is behind them are the expressions. */
  readonly width: number
}

function planOf({ registry, database }: Engine, { columns, from, key, expressions }: Part, names: Names): Plan {
  const { selected, joined, members } = selectionOf(registry, columns, names)
  const all = sql.join([...selected, ...expressions.map((expression) => sql`(${sql.raw(expression)})`)])
  const query = sql`select ${all} ${from} ${joinsOf(registry, joined)} where ${sql.ref(key)} = ${0}`
  return { text: query.compile(database.read).sql, members, width: selected.length }
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
