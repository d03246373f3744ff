import { sql, type Kysely, type RawBuilder } from 'kysely'
import { isoOf } from '../base/clock.ts'
import type { Tables } from '../database/database.ts'
import { selectValues, streamValues, type Values } from '../database/select-values.ts'
import type { Engine } from './engine.ts'
import { whereOf, type FilterWorld } from './filter.ts'
import { countFound, wantedOf } from './found.ts'
import { byNames, type Names } from './known-names.ts'
import { chosenColumns } from './members.ts'
import { heededOwners, isLeft } from './owners.ts'
import { pageKeys } from './page-keys.ts'
import type { ListQuery } from './query.ts'
import type { Column, Resource } from './resource.ts'
import { fromKeysOf, fromOf, joinsOf, textOf } from './select.ts'
import { selectionOf, type Member, type Selection } from './selection.ts'
import { orderOf, parseSort, type SortTerm } from './sort.ts'

type Read = Kysely<Tables>

/** Rows as the database gives them, and the members they make. */
export interface Found {
  readonly members: readonly Member[]
  readonly values: readonly Values[]
}

/** Reads the rows of one page, at most `most`. */
export type ReadPage = (
  read: Read,
  query: ListQuery,
  how: { readonly most: number; readonly names: Names },
) => Promise<Found>

/** All rows that match, as they are read from one statement, and the members they make. */
export interface Streamed {
  readonly members: readonly Member[]
  readonly parts: AsyncIterable<readonly Values[]>
}

/** Rows of a part of a stream: between two of them others are served. */
const together = 50

/** Prepares reading everything that matches, in its order, with the given names. */
export function openStream(
  engine: Engine,
  resource: Resource,
): (read: Read, query: ListQuery, names: Names) => Promise<Streamed> {
  const { registry } = engine
  const columns = [...resource.readable.values()]
  return async (read, query, names) => {
    const terms = parseSort(registry, resource, query.sort)
    const { selected, joined, members } = selectionOf(
      registry,
      chosenColumns(resource, query.fields, terms) ?? columns,
      names,
    )
    const joins = joinsOf(registry, [...new Set([...joined, ...namedBy(terms)])])
    const where = await whereOf(worldOf(engine), resource, { ...query, wanted: 'all' })
    const all = sql`select ${sql.join(selected)} ${fromOf(resource)} ${joins} where ${where} order by ${orderOf(terms)}`
    return { members, parts: streamValues(read, all.compile(read), together) }
  }
}

const namedBy = (terms: readonly SortTerm[]): readonly Column[] => terms.flatMap((term) => term.named ?? [])

/** Prepares counting what matches. */
export function openCount(engine: Engine, resource: Resource): (read: Read, query: ListQuery) => Promise<number> {
  const from = textOf(engine.database.read, fromOf(resource))
  return async (read, query) => {
    const owners = heededOwners(engine.registry, resource, query.conditions)
    const found = owners.length === 0 ? await countFound(engine.finder, resource, query) : undefined
    if (found !== undefined) return found
    // What belongs to removed rows is counted from these, and taken off: many rows need not be asked for their owner.
    const conditions = owners.length === 0 ? query.conditions : { ...query.conditions, isactive: 'true' }
    const where = await whereOf(worldOf(engine), resource, { ...query, conditions, wanted: 'all' })
    const counted = sql`select count(*) ${from} where ${where}`
    const total = owners.length === 0 ? sql`(${counted})` : sql`(${counted}) - (${counted} and ${isLeft(owners)})`
    const { rows } = await sql<{ total: number }>`select ${total} as total`.execute(read)
    return rows[0]?.total ?? 0
  }
}

/** The keys of a page are found first: its rows are read, and names that are not kept are joined, for these only. */
export function openPage(engine: Engine, resource: Resource): ReadPage {
  const { registry, database } = engine
  const columns = [...resource.readable.values()]
  const from = textOf(database.read, fromOf(resource))
  const whole = byNames((names): Selection => {
    const selection = selectionOf(registry, columns, names)
    return { ...selection, selected: [textOf(database.read, sql.join(selection.selected))] }
  })
  return async (read, query, { most, names }) => {
    const terms = parseSort(registry, resource, query.sort)
    const chosen = chosenColumns(resource, query.fields, terms)
    const { selected, joined, members } = chosen ? selectionOf(registry, chosen, names) : whole(names)
    const sorted = namedBy(terms)
    const where = await pageWhere(engine, resource, query, { terms, most })
    const matching = sql`select ${sql.ref(`t.${resource.key}`)} as pagekey ${from} ${joinsOf(registry, sorted)} where ${where}`
    const keys = await pageKeys(read, query, { resource, matching, terms, most })
    const joins = joinsOf(registry, [...new Set([...joined, ...sorted])])
    const page = sql`select ${sql.join(selected)} ${fromKeysOf(resource, keys)} ${joins} order by ${orderOf(terms)}`
    return { members, values: await selectValues(read, page.compile(read)) }
  }
}

async function pageWhere(
  engine: Engine,
  resource: Resource,
  query: ListQuery,
  { terms, most }: { readonly terms: readonly SortTerm[]; readonly most: number },
): Promise<RawBuilder<unknown>> {
  // The search knows which rows match, and not whose they are.
  const isOwned = heededOwners(engine.registry, resource, query.conditions).length > 0
  const wanted = isOwned ? 'page' : wantedOf(query, terms, most)
  return await whereOf(worldOf(engine), resource, { ...query, wanted })
}

/** What conditions need of the engine. */
export function worldOf({ database, registry, finder, clock }: Engine): FilterWorld {
  return { engine: database.engine, registry, finder, today: isoOf(clock.now()).slice(0, 10) }
}
