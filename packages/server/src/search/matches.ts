import type { Kysely } from 'kysely'
import { keylength } from '../base/text-key.ts'
import type { Tables } from '../database/database.ts'
import type { FoundOrder, Matches } from '../resources/engine.ts'
import type { Resource } from '../resources/resource.ts'
import { searchedColumns } from '../resources/rows.ts'
import type { Lookup } from './book.ts'
import { firstOf, orderOf, type Ordered } from './order.ts'
import type { Shelf } from './shelf.ts'

/** What a list asks of the rows that a text finds; each question is answered when it is asked. */
export function matchesOf(read: Kysely<Tables>, shelf: Shelf, resource: Resource, lookup: Lookup): Matches {
  const { own } = resource
  const isOfKind = (place: number): boolean => own === undefined || shelf.kinds[place] === own
  let places: readonly number[] | undefined
  const all = (): readonly number[] => (places ??= lookup.find().filter(isOfKind))
  return {
    keys: () => keysOf(shelf, all()),
    active: () => all().reduce((sum, place) => sum + (shelf.actives[place] ? 1 : 0), 0),
    first: async (wanted, most) => {
      const ordered = orderedBy(resource, wanted)
      if (!ordered) return undefined
      const isListed = (place: number): boolean => (shelf.actives[place] ?? false) && isOfKind(place)
      const matching = {
        isMatch: (place: number): boolean => isListed(place) && lookup.isMatch(place),
        candidates: () => lookup.candidates(),
      }
      const order = await orderOf(read, shelf, ordered)
      return keysOf(shelf, firstOf(shelf, order, matching, { ...wanted, ...ordered, most }))
    },
  }
}

const keysOf = ({ ids }: Shelf, places: readonly number[]): readonly number[] => places.map((place) => ids[place] ?? 0)

/** The search knows the order of what it finds rows by, where that is compared without case. */
function orderedBy(resource: Resource, { column }: FoundOrder): Ordered | undefined {
  const line = searchedColumns(resource).findIndex(({ name }) => name === column)
  const { foldedname, part, field } = resource.readable.get(column) ?? {}
  if (line < 0 || foldedname === undefined) return undefined
  const table = part === 'own' ? (resource.own ?? '') : resource.base
  return { table, key: resource.key, foldedname, line, length: field?.max ?? keylength }
}
