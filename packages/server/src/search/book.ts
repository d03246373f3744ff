import { pointerName, type SearchPlan } from './plan.ts'
import type { Marks, Named } from './pointers.ts'
import { createShelf, type Shelf } from './shelf.ts'

/** Every text of the shop, shelf by shelf: one for each entity type. */
export interface Book {
  readonly plan: SearchPlan
  readonly shelves: ReadonlyMap<string, Shelf>
}

/** A book with empty shelves. */
export function createBook(plan: SearchPlan): Book {
  return { plan, shelves: new Map(plan.entitytypes.map((entitytype) => [entitytype, createShelf()])) }
}

/** Whether the row at a place of an entity type's shelf points to one that is called by a phrase. */
export type Called = (place: number) => boolean

/** Prepares to tell who points to what a phrase names: by its whole name, or where nothing is called so by a part of it. */
export function calledBy(book: Book, phrase: string): (entitytype: string) => Called {
  const holding = namesWith(book, phrase)
  const whole = new Map([...holding].flatMap(([target, marks]) => wholeNames(book, { target, marks, phrase })))
  const named = whole.size > 0 ? whole : holding
  return (entitytype) => {
    const pointers = pointersInto(book.plan, entitytype, named)
    const shelf = book.shelves.get(entitytype)
    return shelf?.pointers.tester(pointers) ?? (() => false)
  }
}

/** What some words find on one shelf. */
export interface Lookup {
  /** The places of all rows. */
  find(): readonly number[]
  /** These and some more, found faster. */
  candidates(): readonly number[]
  /** Whether the row at a place is among them. */
  isMatch(place: number): boolean
}

/**
 * Prepares to look up words. Names of what a row refers to count as its words. They are looked for when a question comes and
 * not written beside each row: a vendor that is renamed is found by the new name at once, and no machine is written for it.
 */
export function lookUp(book: Book, words: readonly string[]): (entitytype: string) => Lookup {
  const named = words.map((word) => namesWith(book, word))
  return (entitytype) => {
    const shelf = book.shelves.get(entitytype)
    const sought = words.map((text, place) => ({
      text,
      named: pointersInto(book.plan, entitytype, named[place] ?? new Map()),
    }))
    return {
      find: () => shelf?.find(sought) ?? [],
      candidates: () => shelf?.candidates(sought) ?? [],
      isMatch: shelf?.tester(sought) ?? (() => false),
    }
  }
}

/** Marked rows, by entity type. */
type Holding = ReadonlyMap<string, Marks>

/** The rows that others point to and whose text holds the word; of a tree also all below them. */
function namesWith({ plan, shelves }: Book, word: string): Holding {
  const alone = { text: word, named: [] }
  const named = new Map<string, Marks>()
  for (const target of plan.targets) {
    const shelf = shelves.get(target)
    const found = shelf?.find([alone]) ?? []
    if (shelf && found.length > 0) named.set(target, marked(shelf, found, plan.parents.get(target)))
  }
  return named
}

interface Wanted {
  readonly target: string
  readonly marks: Marks
  readonly phrase: string
}

function wholeNames({ plan, shelves }: Book, { target, marks, phrase }: Wanted): readonly (readonly [string, Marks])[] {
  const shelf = shelves.get(target)
  const isCalled = (place: number): boolean => shelf?.texts[place]?.split('\n').includes(phrase) ?? false
  const called = [...marks.keys()]
    .map((place) => place - 1)
    .filter((place) => marks[place + 1] === 1 && isCalled(place))
  return shelf && called.length > 0 ? [[target, marked(shelf, called, plan.parents.get(target))]] : []
}

/** Of a tree what is below is marked too: each level takes the marks of the one above. */
function marked(shelf: Shelf, found: readonly number[], parent: string | undefined): Marks {
  const marks = new Uint8Array(shelf.ids.length + 1)
  for (const place of found) marks[place + 1] = 1
  if (parent === undefined) return marks
  const isBelow = shelf.pointers.tester([{ column: parent, marks }])
  for (let isGrowing = true; isGrowing;) {
    isGrowing = false
    for (let place = 0; place < shelf.ids.length; place += 1) {
      if (marks[place + 1] === 1 || !isBelow(place)) continue
      marks[place + 1] = 1
      isGrowing = true
    }
  }
  return marks
}

function pointersInto(plan: SearchPlan, entitytype: string, holding: Holding): readonly Named[] {
  const mine = plan.pointers.filter((pointers) => pointers.entitytype === entitytype)
  return mine.flatMap(({ table, columns }) =>
    columns.flatMap(({ name, target }) => {
      const marks = holding.get(target)
      return marks ? [{ column: pointerName(table, name), marks }] : []
    }),
  )
}
