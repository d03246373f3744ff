import { sql, type Kysely } from 'kysely'
import { keyOfFolded } from '../base/text-key.ts'
import type { Tables } from '../database/database.ts'
import { selectValues } from '../database/select-values.ts'
import type { KeptOrder } from './orders.ts'
import type { Shelf } from './shelf.ts'

/** A column by which rows can be put in order: where it stands in the database, and which line of the texts it is. */
export interface Ordered {
  readonly table: string
  readonly key: string
  readonly foldedname: string
  readonly line: number
  /** The most signs of its keys. */
  readonly length: number
}

/** Reads the order of all rows; the same is shared until much has been written since. */
export function orderOf(read: Kysely<Tables>, shelf: Shelf, ordered: Ordered): Promise<KeptOrder> {
  return shelf.orders.keep(`${ordered.table}.${ordered.foldedname}`, async () => {
    const [table, key, column] = [sql.table(ordered.table), sql.ref(ordered.key), sql.ref(ordered.foldedname)]
    const rows = await selectValues(read, sql`select ${key} from ${table} order by ${column}, ${key}`.compile(read))
    return Int32Array.from(rows, ([id]) => shelf.placeOf(Number(id)))
  })
}

/** What is wanted of an order. */
export interface First {
  readonly line: number
  readonly length: number
  readonly isDescending: boolean
  readonly most: number
}

/** What matches: asked place by place, and a set of places in which all of it is. */
export interface Matching {
  readonly isMatch: (place: number) => boolean
  readonly candidates: () => readonly number[]
}

/** Places that are asked one by one before those that may match are looked for. */
const near = 1500
/** So few are put in order themselves. */
const few = 200

/** The places of the first rows that match. Where many match, they are met after a few steps along the order. */
export function firstOf(
  shelf: Shelf,
  order: KeptOrder,
  { isMatch, candidates }: Matching,
  first: First,
): readonly number[] {
  const close = walk(order, isMatch, { ...first, steps: near })
  if (close.length === first.most) return withLate(shelf, order, { found: close, isMatch }, first)
  const places = candidates()
  if (places.length <= few) return sorted(shelf, places.filter(isMatch), first)
  const marks = new Uint8Array(shelf.ids.length)
  for (const place of places) marks[place] = 1
  const isMarked = (place: number): boolean => marks[place] === 1 && isMatch(place)
  const found = walk(order, isMarked, { ...first, steps: order.places.length })
  return withLate(shelf, order, { found, isMatch }, first)
}

/** Goes along the order. What was written since it was read is passed over: it may stand elsewhere now. */
function walk(
  { places, changed }: KeptOrder,
  isMatch: (place: number) => boolean,
  { isDescending, most, steps }: First & { readonly steps: number },
): readonly number[] {
  const found: number[] = []
  const end = Math.min(steps, places.length)
  for (let step = 0; step < end && found.length < most; step += 1) {
    const place = places[isDescending ? places.length - 1 - step : step] ?? 0
    if (isMatch(place) && !changed.has(place)) found.push(place)
  }
  return found
}

function withLate(
  shelf: Shelf,
  { changed }: KeptOrder,
  { found, isMatch }: { readonly found: readonly number[]; readonly isMatch: (place: number) => boolean },
  first: First,
): readonly number[] {
  const late = [...changed].filter(isMatch)
  return late.length === 0 ? found : sorted(shelf, [...found, ...late], first)
}

function sorted(
  { folded, ids }: Shelf,
  places: readonly number[],
  { line, length, isDescending, most }: First,
): readonly number[] {
  const keyAt = (place: number): string => keyOfFolded(folded[place]?.split('\n')[line] ?? '', length)
  const keys = new Map(places.map((place) => [place, Buffer.from(keyAt(place))]))
  const none = Buffer.alloc(0)
  const sign = isDescending ? -1 : 1
  // Byte by byte in UTF-8, as both databases compare; then by the key.
  const compare = (one: number, other: number): number =>
    sign * (Buffer.compare(keys.get(one) ?? none, keys.get(other) ?? none) || (ids[one] ?? 0) - (ids[other] ?? 0))
  return places.toSorted(compare).slice(0, most)
}
