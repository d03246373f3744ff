import type { AddressHolder, Reader, RowOf } from '@shopdb/contract'
import { address, type subnet } from './addresses.ts'
import { isTold } from './held.ts'
import { countOf, hostsOf, parseIp, parseNetwork, sortKey, writeIp } from './ip.ts'

type Subnet = RowOf<typeof subnet>

/** As many addresses may be asked for at once. */
const most = 1000

/** Who has addresses of a subnet without a row here. */
export interface Unrecorded {
  readonly holders: readonly AddressHolder[]
  /** Whether all addresses of the subnet were looked at. */
  readonly isAll: boolean
}

/** What something tells as its own address and nobody wrote down, by its number: among the first thousand addresses. */
export async function unrecordedIn(reader: Reader, within: Subnet): Promise<Unrecorded> {
  const { family, first, last } = hostsOf(parseNetwork(within.cidr))
  const isAll = countOf({ family, first, last }) <= most
  const end = isAll ? last : first + BigInt(most) - 1n
  const addressspaceid = Number(within.addressspaceid)
  if (!(await isTold(reader, addressspaceid, writeIp({ family, value: first })))) return { holders: [], isAll: true }
  const values = Array.from({ length: Number(end - first) + 1 }, (_, at) =>
    writeIp({ family, value: first + BigInt(at) }),
  )
  const holders = await reader.holders('ipaddress', values)
  const known = await reader.listAll(address, { addressspaceid, ipaddress: holders.map(({ value }) => value) })
  const recorded = new Set(known.map(({ ipaddress }) => ipaddress))
  return { holders: holders.filter(({ value }) => !recorded.has(value)).toSorted(byNumber), isAll }
}

const keyOf = ({ value }: AddressHolder): string => sortKey(parseIp(value))
const byNumber = (one: AddressHolder, other: AddressHolder): number => keyOf(one).localeCompare(keyOf(other))
