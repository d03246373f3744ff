import { createOrders, type Orders } from './orders.ts'
import { createPointers, type Marks, type Named } from './pointers.ts'
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

/** The texts of all rows of one entity type. A place is a number of the shelf's own, which a row keeps. */
export interface Shelf {
  readonly ids: readonly number[]
  /** Squeezed. Empty where a row is gone. */
  readonly texts: readonly string[]
  readonly folded: readonly string[]
  readonly actives: readonly boolean[]
  /** Of an asset: the table of its type; empty where it has none of its own. */
  readonly kinds: readonly string[]
  readonly orders: Orders
  put(id: number, row: Kept): void
  take(id: number): void
  /** Where a row is kept, or will be. */
  placeOf(id: number): number
  assign(id: number, kind: string): void
  /** Notes where the row is kept that a row points to; undefined for none. */
  refer(column: string, id: number, target: number | undefined): void
  /** Where the row is kept that the one at a place points to. */
  targetAt(column: string, place: number): number | undefined
  /** Prepares to say whether the row at a place points to one that is marked. */
  pointing(named: readonly Named[]): (place: number) => boolean
  /** The places of rows in which every word stands somewhere. Without words there are none. */
  find(words: readonly Sought[]): readonly number[]
  /** Prepares to say the same of one place after another. */
  tester(words: readonly Sought[]): (place: number) => boolean
}

/** An empty shelf. */
export function createShelf(): Shelf {
  const places = new Map<number, number>()
  const [ids, texts, folded, kinds]: [number[], string[], string[], string[]] = [[], [], [], []]
  const actives: boolean[] = []
  const [orders, pointers, signatures] = [createOrders(), createPointers(), createSignatures()]
  const within: Within = { texts, signatures, pointers }
  const placeOf: Shelf['placeOf'] = (id) => {
    const known = places.get(id)
    if (known !== undefined) return known
    const place = ids.length
    places.set(id, place)
    ids.push(id)
    texts.push('')
    folded.push('')
    kinds.push('')
    actives.push(false)
    return place
  }
  const put: Shelf['put'] = (id, row) => {
    const place = placeOf(id)
    actives[place] = row.isactive
    if (folded[place] === row.folded) return
    texts[place] = row.squeezed
    folded[place] = row.folded
    signatures.sign(place, row.squeezed)
    orders.note(place)
  }
  return {
    ids,
    texts,
    folded,
    actives,
    kinds,
    orders,
    placeOf,
    put,
    take: (id) => {
      if (places.has(id)) put(id, { folded: '', squeezed: '', isactive: false })
    },
    assign: (id, kind) => void (kinds[placeOf(id)] = kind),
    refer: (column, id, target) => pointers.set(column, placeOf(id), target),
    targetAt: (column, place) => pointers.at(column, place),
    pointing: (named) => pointers.tester(named),
    find: (words) => find(within, words),
    tester: (words) => {
      const holders = words.toSorted(longestFirst).map((word) => holder(within, word))
      return (place) => texts[place] !== '' && holders.length > 0 && holders.every((holds) => holds(place))
    },
  }
}

interface Within {
  readonly texts: readonly string[]
  readonly signatures: Signatures
  readonly pointers: ReturnType<typeof createPointers>
}

const longestFirst = (one: Sought, other: Sought): number => other.text.length - one.text.length

/** The longest word first: it leaves the fewest for the others to be looked up in. */
function find(within: Within, words: readonly Sought[]): readonly number[] {
  const [first, ...others] = words.toSorted(longestFirst)
  if (!first) return []
  return others.reduce((left, word) => left.filter(holder(within, word)), scan(within, first))
}

/** The places of all rows that hold the word or point to one that does. */
function scan({ texts, signatures, pointers }: Within, { text, named }: Sought): readonly number[] {
  const own = signatures.candidates(text, texts.length).filter((place) => texts[place]?.includes(text))
  if (named.length === 0) return own
  const marks: Marks = new Uint8Array(texts.length)
  for (const place of own) marks[place] = 1
  pointers.mark(marks, named)
  const found: number[] = []
  for (let place = 0; place < marks.length; place += 1)
    // A row that is gone may still have its old references.
    if (marks[place] === 1 && texts[place] !== '') found.push(place)
  return found
}

/** Whether the row at a place holds the word, or points to one that does. */
function holder({ texts, signatures, pointers }: Within, { text, named }: Sought): (place: number) => boolean {
  const isPossible = signatures.tester(text)
  const isPointing = pointers.tester(named)
  return (place) => (isPossible(place) && (texts[place]?.includes(text) ?? false)) || isPointing(place)
}
