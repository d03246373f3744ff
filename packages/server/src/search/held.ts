import { type AddressKind, ipAddressOf, macAddressOf } from '@shopdb/contract'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/database.ts'
import { readHolders } from '../resources/holders.ts'
import type { Registry } from '../resources/registry.ts'
import type { Resource } from '../resources/resource.ts'
import { readTold, tellersOf } from '../resources/tellers.ts'
import type { Lookup } from './book.ts'
import type { Shelf } from './shelf.ts'

/** Assets that have the address that is asked for, each with what tells so: `Network interface 10.1.2.3`. */
export type Held = ReadonlyMap<number, string>

/** What is read, and whether who asks may read what tells an address. */
export interface Holding {
  readonly registry: Registry
  readonly read: Kysely<Tables>
  readonly isReadable: (resource: Resource) => boolean
}

/** The kind of address that a text is, however it is written. */
function addressKind(text: string): AddressKind | undefined {
  if (ipAddressOf(text) !== undefined) return 'ipaddress'
  return macAddressOf(text) === undefined ? undefined : 'macaddress'
}

const keptAddress = (text: string): string => ipAddressOf(text) ?? macAddressOf(text) ?? text

/** Who has an address, whichever class or row tells it of an asset; nobody, where the question is none. */
export async function heldBy(holding: Holding, q: string): Promise<Held> {
  const text = q.trim()
  const kind = addressKind(text)
  // What an asset says itself counts before what is said of it.
  return kind ? new Map([...(await toldOf(holding, kind, text)), ...(await hadBy(holding, kind, text))]) : new Map()
}

async function hadBy({ registry, read, isReadable }: Holding, kind: AddressKind, text: string): Promise<Held> {
  const holders = await readHolders(registry, read, { kind, values: [text] })
  return new Map(
    holders.flatMap(({ assetid, table, field, value }) => {
      const telling = registry.get(table)
      const label = telling.own === undefined ? telling.label : telling.readable.get(field)?.field.label
      return isReadable(telling) ? [[assetid, `${label ?? field} ${value}`]] : []
    }),
  )
}

/** Of lists of addresses, whose rows say with `tellsof` whose they are. */
async function toldOf({ registry, read, isReadable }: Holding, kind: AddressKind, text: string): Promise<Held> {
  const lists = tellersOf(registry).filter(({ resource }) => isReadable(resource))
  const told = lists.map(async (teller) => {
    const columns = teller.resource.columns.filter(({ field }) => field.kind === kind && !field.elsewhere)
    const ids = await readTold(
      read,
      columns.map((column) => ({ ...teller, column })),
      text,
    )
    return ids.map((assetid) => [assetid, `${teller.resource.label} ${keptAddress(text)}`] as const)
  })
  return new Map((await Promise.all(told)).flat())
}

/** What words find, and who has the address beside it. */
export function withHeld(lookup: Lookup, shelf: Shelf | undefined, held: Iterable<number>): Lookup {
  const places = new Set(shelf ? [...held].map((id) => shelf.placeOf(id)) : [])
  if (places.size === 0) return lookup
  const also = (found: readonly number[]): readonly number[] => [...new Set([...found, ...places])]
  return {
    find: () => also(lookup.find()),
    candidates: () => also(lookup.candidates()),
    isMatch: (place) => places.has(place) || lookup.isMatch(place),
  }
}
