import type { Reader, RowOf } from '@shopdb/contract'
import { address, type subnet } from './addresses.ts'
import { findFree, mostkeys, type Taken } from './free-addresses.ts'
import { isTold } from './held.ts'
import { parseIp, parseNetwork, sortKey, writeIp } from './ip.ts'

type Subnet = RowOf<typeof subnet>

/** How many free ones are looked at in one go, whether something has them without a row here. */
const ahead = 200

/** The first free addresses of a subnet: those that no row here and none of another plugin says somebody has. */
export async function freeIn(reader: Reader, within: Subnet, count: number): Promise<readonly string[]> {
  const { family, first } = parseNetwork(within.cidr)
  const asks = await isTold(reader, Number(within.addressspaceid), writeIp({ family, value: first }))
  const held = new Set<string>()
  for (;;) {
    const free = await findFree(within, Math.max(count, ahead), takenIn(reader, within, [...held].toSorted()))
    const holders = asks ? await reader.holders('ipaddress', free) : []
    const others = new Set(holders.map(({ value }) => value))
    const left = free.filter((ipaddress) => !others.has(ipaddress))
    if (left.length >= count || others.size === 0) return left.slice(0, count)
    for (const value of others) held.add(sortKey(parseIp(value)))
  }
}

/** Keys of the addresses of a subnet that somebody has; `held` are those that have no row here, in order. */
function takenIn(reader: Reader, { addressspaceid, lastkey }: Subnet, held: readonly string[]): Taken {
  const within = { addressspaceid: Number(addressspaceid), 'sortkey.lte': String(lastkey) }
  const options = { sort: 'sortkey', perpage: mostkeys, total: false }
  return async (from) => {
    const { data } = await reader.list(address, { ...within, 'sortkey.gte': from }, options)
    const keys = data.map(({ sortkey }) => String(sortkey))
    const until = keys.length < mostkeys ? String(lastkey) : String(keys.at(-1))
    const between = held.filter((key) => key >= from && key <= until)
    return between.length === 0 ? keys : [...new Set([...keys, ...between])].toSorted()
  }
}
