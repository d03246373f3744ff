import type { Kysely } from 'kysely'
import { lesserRole } from '../access/actor.ts'
import { followLog, type FollowParts, type Following } from '../changes/follow.ts'
import type { Tables } from '../database/database.ts'
import type { Finder, Matches } from '../resources/engine.ts'
import type { Registry } from '../resources/registry.ts'
import type { Resource } from '../resources/resource.ts'
import { lookUp, type Book } from './book.ts'
import { type Held, heldBy, withHeld } from './held.ts'
import { matchesOf } from './matches.ts'
import { planOf } from './plan.ts'
import { readBook, renewBook } from './read-book.ts'
import { wordsOf } from './squeeze.ts'

/** Finds rows by text: for lists, and with the book itself for the search over everything. */
export interface TextFinder extends Finder {
  readonly book: Following<Book>
}

/** The entity type under which the log tells that the index as a whole was made anew. */
export const wholeindex = 'searchentries'

/**
 * All texts in memory, from when they are first asked for, and kept true by the log. What is remembered is read from
 * `searchentries`, which each change writes along with its rows.
 */
export function createFinder(parts: FollowParts & { readonly registry: Registry }): TextFinder {
  const { read } = parts.database
  const plan = planOf(parts.registry)
  const within = { registry: parts.registry, read }
  const load = (): Promise<Book> => readBook(read, plan)
  const book = followLog<Book>(parts, {
    entitytypes: [...plan.entitytypes, wholeindex],
    load,
    renew: async (known, told) => {
      if (told.has(wholeindex)) return load()
      await renewBook(read, known, told)
      // Another object, so that whoever remembers what was found in the one before knows.
      return { ...known }
    },
  })
  let last: { readonly book: Book; readonly question: string; readonly matches: Matches } | undefined
  return {
    book,
    find: async (resource, q) => {
      const known = await book()
      const held = resource.base === 'assets' ? await heldBy({ ...within, isReadable: isToldTo(resource) }, q) : nobody
      if (held.size > 0) return matchesIn(read, known, { resource, q, held })
      const question = `${resource.name} ${q}`
      // A list asks twice: for a page, and how many there are.
      if (last?.book !== known || last.question !== question)
        last = { book: known, question, matches: matchesIn(read, known, { resource, q, held }) }
      return last.matches
    },
  }
}

const nothing: Matches = { keys: () => [], active: () => 0, first: async () => [] }

const nobody: Held = new Map()

/** Who reads the assets of a list may read what tells their addresses. */
const isToldTo =
  ({ read }: Resource) =>
  (telling: Resource): boolean =>
    lesserRole(telling.read.least, read.least) === telling.read.least

interface Asked {
  readonly resource: Resource
  readonly q: string
  readonly held: Held
}

function matchesIn(read: Kysely<Tables>, book: Book, { resource, q, held }: Asked): Matches {
  const shelf = book.shelves.get(resource.entitytype)
  const lookup = lookUp(book, wordsOf(q))(resource.entitytype)
  return shelf ? matchesOf(read, shelf, resource, withHeld(lookup, shelf, held.keys())) : nothing
}
