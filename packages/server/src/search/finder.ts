import type { Kysely } from 'kysely'
import { followLog, type FollowParts, type Following } from '../changes/follow.ts'
import type { Tables } from '../database/database.ts'
import type { Finder, Matches } from '../resources/engine.ts'
import type { Registry } from '../resources/registry.ts'
import type { Resource } from '../resources/resource.ts'
import { lookUp, type Book } from './book.ts'
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
      const question = `${resource.name} ${q}`
      // A list asks twice: for a page, and how many there are.
      if (last?.book !== known || last.question !== question)
        last = { book: known, question, matches: matchesIn(read, known, resource, q) }
      return last.matches
    },
  }
}

const nothing: Matches = { keys: () => [], active: () => 0, first: async () => [] }

function matchesIn(read: Kysely<Tables>, book: Book, resource: Resource, q: string): Matches {
  const shelf = book.shelves.get(resource.entitytype)
  return shelf ? matchesOf(read, shelf, resource, lookUp(book, wordsOf(q))(resource.entitytype)) : nothing
}
