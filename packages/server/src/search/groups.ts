import type { Registry } from '../resources/registry.ts'
import type { Resource } from '../resources/resource.ts'
import { searchedColumns } from '../resources/rows.ts'
import { createBest } from './best.ts'
import { calledBy, lookUp, type Book, type Called } from './book.ts'
import { type Held, withHeld } from './held.ts'
import { isSearched, pointerName } from './plan.ts'
import { type Lines, type Question, type Score, scoreOf, tagscore } from './rank.ts'
import type { Shelf } from './shelf.ts'

/** A row that was found, and how well it matches. */
export interface Found {
  readonly place: number
  readonly id: number
  readonly score: Score
}

/** The best rows of one resource. */
export interface FoundGroup {
  readonly resource: Resource
  readonly best: readonly Found[]
  /** How many there are in all, removed ones too. */
  readonly total: number
  readonly removed: number
  /** Of assets without a table of their own: their types, which tell them from all other assets. */
  readonly assettypeids: readonly number[]
}

/** What is searched, and for whom. */
export interface Searching {
  readonly registry: Registry
  readonly book: Book
  readonly question: Question
  /** Assets that have the address that is asked for. */
  readonly held: Held
  /** The most rows of a group. */
  readonly limit: number
  /** Whether the caller may read this. */
  readonly isReadable: (resource: Resource) => boolean
}

/** Finds rows everywhere and puts them into groups, the group with the best row first. */
export function findGroups(searching: Searching): readonly FoundGroup[] {
  const { registry, book, question, held } = searching
  const find = lookUp(book, question.words)
  const called = calledBy(book, question.phrase)
  const groups = [...book.shelves].flatMap(([entitytype, shelf]) => {
    const kinds = kindsOf(registry, entitytype)
    const lookup = entitytype === 'assets' ? withHeld(find(entitytype), shelf, held.keys()) : find(entitytype)
    return groupsOf(searching, { shelf, kinds, isCalled: called(entitytype) }, lookup.find())
  })
  return groups.toSorted(
    (one, other) => bestScore(one) - bestScore(other) || order(registry, one) - order(registry, other),
  )
}

const bestScore = ({ best }: FoundGroup): Score => best[0]?.score ?? Infinity

/** Classes of assets come before what is not counted in the shop. */
function order({ all }: Registry, { resource }: FoundGroup): number {
  return (resource.base === 'assets' ? 0 : all.length) + all.indexOf(resource)
}

/** The resources whose rows stand on one shelf, by the table of their kind. */
function kindsOf({ all }: Registry, entitytype: string): ReadonlyMap<string, Resource> {
  const mine = all.filter((resource) => resource.entitytype === entitytype && isSearched(resource))
  return new Map(mine.map((resource) => [resource.own ?? '', resource]))
}

interface Kinds {
  readonly shelf: Shelf
  readonly kinds: ReadonlyMap<string, Resource>
  readonly isCalled: Called
}

/** Each row goes to its kind, and to that one only. */
function groupsOf(
  { book, question, held, limit, isReadable }: Searching,
  { shelf, kinds, isCalled }: Kinds,
  places: readonly number[],
): readonly FoundGroup[] {
  const byKind = Map.groupBy(places, (place) => shelf.kinds[place] ?? '')
  return [...byKind].flatMap(([kind, mine]) => {
    const resource = kinds.get(kind)
    if (!resource || !isReadable(resource)) return []
    const group = groupOf(shelf, { resource, question, held, limit, isCalled }, mine)
    return [resource.name === 'assets' ? { ...group, assettypeids: typesOf(book, shelf, mine) } : group]
  })
}

function typesOf({ shelves }: Book, shelf: Shelf, places: readonly number[]): readonly number[] {
  const column = pointerName('assets', 'assettypeid')
  const types = new Set(places.map((place) => shelf.pointers.at(column, place)))
  return [...types].flatMap((place) => (place === undefined ? [] : (shelves.get('assettypes')?.ids[place] ?? [])))
}

interface Ranking {
  readonly isCalled: Called
  readonly resource: Resource
  readonly question: Question
  readonly held: Held
  readonly limit: number
}

function groupOf(
  shelf: Shelf,
  { resource, question, held, limit, isCalled }: Ranking,
  places: readonly number[],
): FoundGroup {
  const lines = linesOf(resource)
  const { best, offer } = createBest<Found>(limit, (one, other) => isBefore(shelf, one, other))
  let removed = 0
  for (const place of places) {
    const isactive = shelf.actives[place] ?? false
    if (!isactive) removed += 1
    const matching = { text: shelf.texts[place] ?? '', isactive, isCalled: () => isCalled(place) }
    const id = shelf.ids[place] ?? 0
    const isHolder = isactive && resource.base === 'assets' && held.has(id)
    offer({ place, id, score: isHolder ? tagscore : scoreOf(matching, question, lines) })
  }
  return { resource, best, total: places.length, removed, assettypeids: [] }
}

/** Among equals the alphabet decides: the first line is the name of nearly everything. */
function isBefore({ texts }: Shelf, one: Found, other: Found): boolean {
  if (one.score !== other.score) return one.score < other.score
  return (texts[one.place] ?? '') < (texts[other.place] ?? '')
}

function linesOf(resource: Resource): Lines {
  const columns = searchedColumns(resource)
  return {
    identities: columns.flatMap(({ field }, line) => (field.identity === true ? [line] : [])),
    title: Math.max(
      0,
      columns.findIndex(({ name }) => name === resource.display),
    ),
  }
}
