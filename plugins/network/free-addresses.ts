import { countIps, ipPortions, ipsOf, type Reader } from '@shopdb/contract'
import { address } from './addresses.ts'
import { assignable, type AddressPlan } from './assignable.ts'
import { tellersOf } from './held.ts'
import { addressesIn } from './utilisation.ts'

type Within = AddressPlan & { readonly addressspaceid: number | null }

/** How many addresses are looked at in one go, and how many are counted before: what is full is passed over. */
const together = 500
const ahead = 20 * together

/** The first free addresses of a subnet: those that no row here and nothing else says somebody has. */
export async function freeIn(reader: Reader, within: Within, count: number): Promise<readonly string[]> {
  const free: string[] = []
  for (const large of ipPortions(assignable(within), ahead)) {
    const portions = [...ipPortions([large], together)]
    const taken = await reader.counts(
      address,
      portions.map((one) => addressesIn(within, one)),
    )
    for (const one of portions.filter((range, at) => countIps(range) > BigInt(taken[at] ?? 0)))
      if (free.length < count) free.push(...(await freeAmong(reader, within, ipsOf(one, together))))
    if (free.length >= count) break
  }
  return free.slice(0, count)
}

async function freeAmong(reader: Reader, within: Within, some: readonly string[]): Promise<Iterable<string>> {
  const addressspaceid = Number(within.addressspaceid)
  const recorded = await reader.listAll(address, { addressspaceid, ipaddress: some })
  const left = new Set(some).difference(new Set(recorded.map(({ ipaddress }) => ipaddress)))
  const told = await tellersOf(reader, addressspaceid, [...left])
  return left.difference(new Set(told.map(({ value }) => value)))
}
