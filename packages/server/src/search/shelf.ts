import { createOrders, type Orders } from './orders.ts'
import { createPointers, type Named, type Pointers } from './pointers.ts'
import { createSignatures, type Signatures } from './signature.ts'

/** A word that is looked for. */
export interface Sought {
  readonly text: string
  /** Rows of other shelves that hold the word: whoever points to one of them is found too. */
  readonly named: readonly Named[]
}

/** What is kept of a row. */
export interface Kept {
  /** Folded, one line for each searchable field. */
  readonly folded: string
  /** The same, squeezed. */
  readonly squeezed: string
  readonly isactive: boolean
}

/** What is known of rows, column by column. A place is a number of the shelf's own, which a row keeps. */
interface Rows {
  readonly ids: readonly number[]
  /** Squeezed. Empty where a row is gone. */
  readonly texts: readonly string[]
  readonly folded: readonly string[]
  readonly actives: readonly boolean[]
  /** Of an asset: the table of its type; empty where it has none of its own. */
  readonly kinds: readonly string[]
  /** Where a row is kept, or will be. */
  placeOf(id: number): number
  has(id: number): boolean
  assign(id: number, kind: string): void
  /** Writes down a row; tells whether its text is another now. */
  write(place: number, row: Kept): boolean
}

/** The texts of all rows of one entity type. */
export interface Shelf extends Omit<Rows, 'has' | 'write'> {
  readonly orders: Orders
  /** Where the rows are kept that these point to. */
  readonly pointers: Pointers
  put(id: number, row: Kept): void
  take(id: number): void
  /** The places of rows in which every word stands somewhere. Without words there are none. */
  find(words: readonly Sought[]): readonly number[]
  /** The same and some more, found faster. */
  candidates(words: readonly Sought[]): readonly number[]
  /** Prepares to say the same of one place after another. */
  tester(words: readonly Sought[]): (place: number) => boolean
}

/** An empty shelf. */
export function createShelf(): Shelf {
  const rows = createRows()
  const [orders, pointers, signatures] = [createOrders(), createPointers(), createSignatures()]
  const within: Within = { texts: rows.texts, signatures, pointers }
  const put: Shelf['put'] = (id, row) => {
    const place = rows.placeOf(id)
    if (!rows.write(place, row)) return
    signatures.sign(place, row.squeezed)
    orders.note(place)
  }
  return {
    ...rows,
    orders,
    pointers,
    put,
    take: (id) => {
      if (rows.has(id)) put(id, { folded: '', squeezed: '', isactive: false })
    },
    find: (words) => find(within, words),
    candidates: (words) =>
      words
        .toSorted(longestFirst)
        .slice(0, 1)
        .flatMap((word) => candidates(within, word)),
    tester: (words) => {
      const holders = words.toSorted(longestFirst).map((word) => holder(within, word))
      return (place) => holders.length > 0 && holders.every((holds) => holds(place))
    },
  }
}

function createRows(): Rows {
  const places = new Map<number, number>()
  const [ids, texts, folded, kinds]: [number[], string[], string[], string[]] = [[], [], [], []]
  const actives: boolean[] = []
  const placeOf: Rows['placeOf'] = (id) => {
    const known = places.get(id)
    if (known !== undefined) return known
    places.set(id, ids.length)
    actives.push(false)
    for (const column of [texts, folded, kinds]) column.push('')
    return ids.push(id) - 1
  }
  const write: Rows['write'] = (place, row) => {
    const isOther = folded[place] !== row.folded
    actives[place] = row.isactive
    texts[place] = row.squeezed
    folded[place] = row.folded
    return isOther
  }
  const assign: Rows['assign'] = (id, kind) => {
    kinds[placeOf(id)] = kind
  }
  return { ids, texts, folded, kinds, actives, placeOf, write, assign, has: (id) => places.has(id) }
}

interface Within {
  readonly texts: readonly string[]
  readonly signatures: Signatures
  readonly pointers: Pointers
}

const longestFirst = (one: Sought, other: Sought): number => other.text.length - one.text.length

/** The longest word first: it leaves the fewest for the others to be looked up in. */
function find(within: Within, words: readonly Sought[]): readonly number[] {
  const [first, ...others] = words.toSorted(longestFirst)
  if (!first) return []
  const found = candidates(within, first).filter(holder(within, first))
  return others.reduce((left, word) => left.filter(holder(within, word)), found)
}

/** The places of all rows that may hold the word, and of those that point to one that does. */
function candidates({ texts, signatures, pointers }: Within, { text, named }: Sought): readonly number[] {
  const own = signatures.candidates(text, texts.length)
  if (named.length === 0) return own
  const marks = new Uint8Array(texts.length)
  for (const place of own) marks[place] = 1
  pointers.mark(marks, named)
  return placesOf(marks)
}

function placesOf(marks: Uint8Array): readonly number[] {
  const places: number[] = []
  for (let place = 0; place < marks.length; place += 1) if (marks[place] === 1) places.push(place)
  return places
}

/** Whether the row at a place holds the word, or points to one that does. */
function holder({ texts, signatures, pointers }: Within, { text, named }: Sought): (place: number) => boolean {
  const isPossible = signatures.tester(text)
  const holds = (place: number): boolean => isPossible(place) && (texts[place]?.includes(text) ?? false)
  if (named.length === 0) return holds
  const isPointing = pointers.tester(named)
  // A row that is gone may still have its old references.
  return (place) => holds(place) || (isPointing(place) && texts[place] !== '')
}
