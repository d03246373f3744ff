import { notFound, type JsonRow, type ListAnswer } from '@shopdb/contract'
import { CompiledQuery, sql, type Kysely, type RawBuilder } from 'kysely'
import { isoOf } from '../base/clock.ts'
import type { Tables } from '../database/database.ts'
import { behind, cursorOf, parseCursor } from './cursor.ts'
import type { Engine } from './engine.ts'
import { whereOf, type FilterWorld } from './filter.ts'
import { chosenColumns } from './members.ts'
import type { ListQuery } from './query.ts'
import type { Column, Resource } from './resource.ts'
import { fromKeysOf, fromOf, joinsOf, selectOf, textOf } from './select.ts'
import { orderOf, parseSort, type SortTerm } from './sort.ts'
import { shower } from './stored.ts'

type Read = Kysely<Tables>

/** One resource, ready to be read: what never changes of its queries is text already. */
export interface ResourceReader {
  /** Any rows, in the given order; the cursor of a page is made from its last row. */
  page(read: Read, query: ListQuery, most: number): Promise<readonly JsonRow[]>
  list(read: Read, query: ListQuery): Promise<ListAnswer>
  count(read: Read, query: ListQuery): Promise<number>
  find(read: Read, id: number): Promise<JsonRow | undefined>
  get(read: Read, id: number): Promise<JsonRow>
}

/** Prepares the reading of one resource. */
export function openReader(engine: Engine, resource: Resource): ResourceReader {
  const page = openPage(engine, resource)
  const count = openCount(engine, resource)
  const find = openFind(engine, resource)
  return {
    page,
    count,
    find,
    list: async (read, query) => {
      const rows = await page(read, query, query.perpage + 1)
      const total = query.total ? { total: await count(read, query) } : {}
      return answerOf(query, rows, parseSort(engine.registry, resource, query.sort), total)
    },
    get: async (read, id) => {
      const row = await find(read, id)
      if (!row) throw notFound(`There is no ${resource.label.toLowerCase()} ${id}.`)
      return row
    },
  }
}

function openFind({ registry, database }: Engine, resource: Resource): ResourceReader['find'] {
  const columns = [...resource.readable.values()]
  const show = shower(resource)
  const select = sql`${selectOf(registry, columns)} ${fromOf(resource)} ${joinsOf(registry, columns)}`
  const text = sql`${select} where ${sql.ref(`t.${resource.key}`)} = ${0}`.compile(database.read).sql
  return async (read, id) => {
    const { rows } = await read.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, [id]))
    return show(rows)[0]
  }
}

function openCount(engine: Engine, resource: Resource): ResourceReader['count'] {
  const from = textOf(engine.database.read, fromOf(resource))
  return async (read, query) => {
    const where = whereOf(worldOf(engine), resource, query.conditions, query.q)
    const { rows } = await sql<{ total: number }>`select count(*) as total ${from} where ${where}`.execute(read)
    return rows[0]?.total ?? 0
  }
}

/** The keys of a page are found first: names are joined for its rows only and not for all that match. */
function openPage(engine: Engine, resource: Resource): ResourceReader['page'] {
  const { registry, database } = engine
  const columns = [...resource.readable.values()]
  const show = shower(resource)
  const from = textOf(database.read, fromOf(resource))
  const selectAll = textOf(database.read, selectOf(registry, columns))
  const joins = textOf(database.read, joinsOf(registry, columns))
  return async (read, query, most) => {
    const terms = parseSort(registry, resource, query.sort)
    const chosen = chosenColumns(resource, query.fields, terms)
    const sorting = joinsOf(registry, sortedColumns(terms))
    const keys = sql`select ${sql.ref(`t.${resource.key}`)} as pagekey ${from} ${sorting}
      where ${pageWhere(engine, resource, query, terms)} order by ${orderOf(terms)} limit ${most} offset ${offsetOf(query)}`
    const head = chosen ? selectOf(registry, chosen) : selectAll
    const { rows } = await sql`${head} ${fromKeysOf(resource, keys)} ${joins} order by ${orderOf(terms)}`.execute(read)
    // Rows are fresh objects of the driver.
    return show(rows as Record<string, unknown>[])
  }
}

const sortedColumns = (terms: readonly SortTerm[]): readonly Column[] => terms.flatMap((term) => term.column ?? [])

const offsetOf = (query: ListQuery): number => (query.after === undefined ? (query.page - 1) * query.perpage : 0)

function pageWhere(
  engine: Engine,
  resource: Resource,
  query: ListQuery,
  terms: readonly SortTerm[],
): RawBuilder<unknown> {
  const where = whereOf(worldOf(engine), resource, query.conditions, query.q)
  if (query.after === undefined) return where
  return sql`${where} and ${behind(terms, parseCursor(query.after, query.sort, terms))}`
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

function worldOf(engine: Engine): FilterWorld {
  return { engine: engine.database.engine, registry: engine.registry, today: isoOf(engine.clock.now()).slice(0, 10) }
}
