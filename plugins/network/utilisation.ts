import {
  type AddressHolder,
  countIps,
  type FilterOf,
  hostIps,
  type IpRange,
  ipKeys,
  ipRange,
  isIpWithin,
  type Reader,
  type RowOf,
  writeIpCount,
} from '@shopdb/contract'
import { address, subnet } from './addresses.ts'
import { dhcpOf, assignable } from './assignable.ts'
import { unrecordedIn } from './unrecorded.ts'
import { subnetPath } from './words.ts'

type Subnet = RowOf<typeof subnet>
type Held = readonly AddressHolder[]

/** How full a subnet is. What the DHCP server gives from is counted as used, whoever has it, and what is in use unrecorded. */
export interface Use {
  /** Addresses that are written down; of a container: subnets right or further inside. */
  readonly recorded: number
  /** What something tells as its own address and nobody wrote down. */
  readonly unrecorded: Held
  /** Percent of what devices may have; of a container: of what is given to subnets. null: too large to say (IPv6). */
  readonly percent: number | null
  /** What may still be given away, as people read it; null for a container. */
  readonly free: number | string | null
}

/** A subnet with how full it is; its page tells who has which address. */
export type Used<S> = S & Use & { readonly page: string }

type Addresses = FilterOf<typeof address>

/** How full each of these subnets is, in as few questions as the database takes. */
export async function usesOf<S extends Subnet>(reader: Reader, subnets: readonly S[]): Promise<readonly Used<S>[]> {
  const counts = await reader.counts(address, subnets.flatMap(countedOf))
  const unrecorded = await unrecordedIn(reader, subnets)
  const useOf = async (one: S, at: number): Promise<Use> =>
    one.iscontainer
      ? given(one, await reader.listAll(subnet, subnetsIn(one)))
      : used(one, counts.slice(at * 3), unrecorded[at] ?? [])
  return await Promise.all(
    subnets.map(async (one, at) => ({ ...one, page: subnetPath(one), ...(await useOf(one, at)) })),
  )
}

/** Three of each: all its addresses, its DHCP range, its gateway. Those of a container are not counted. */
const countedOf = (one: Subnet): readonly Addresses[] =>
  [ipRange(one.cidr), dhcpOf(one), ipRange(one.gateway)].map((range) =>
    range && !one.iscontainer ? addressesIn(one, range) : { addressid: [] },
  )

/** The addresses of an address space in a range, as lists are filtered. */
export function addressesIn({ addressspaceid }: Pick<Subnet, 'addressspaceid'>, range: IpRange): Addresses {
  const { firstkey, lastkey } = ipKeys(range)
  return { addressspaceid: Number(addressspaceid), 'sortkey.gte': firstkey, 'sortkey.lte': lastkey }
}

/** The subnets inside another, containers among them, as lists are filtered. */
export function subnetsIn({ subnetid, addressspaceid, cidr }: Subnet): FilterOf<typeof subnet> {
  const { firstkey, lastkey } = ipKeys(ipRange(cidr))
  const range = { 'firstkey.gte': firstkey, 'firstkey.lte': lastkey, 'lastkey.lte': lastkey }
  return { addressspaceid: Number(addressspaceid), ...range, 'subnetid.ne': subnetid, 'cidr.ne': cidr }
}

function used(one: Subnet, [recorded = 0, bydhcp = 0, gateways = 0]: readonly number[], unrecorded: Held): Use {
  const [hosts, left] = [countIps(hostIps(one.cidr)), assignable(one)]
  const told = new Set(unrecorded.map(({ value }) => value).filter((ip) => left.some((range) => isIpWithin(ip, range))))
  const free = countIps(...left) - BigInt(recorded - bydhcp - gateways + told.size)
  const percent = one.cidr.includes(':') ? null : share(hosts - free, hosts)
  return { recorded, unrecorded, percent, free: writeIpCount(free < 0n ? 0n : free) }
}

/** Of a container, the subnets inside it count that are no containers themselves; they do not overlap. */
function given({ cidr }: Subnet, inside: readonly Subnet[]): Use {
  const leaves = inside.filter(({ iscontainer }) => !iscontainer).map((one) => ipRange(one.cidr))
  return {
    recorded: leaves.length,
    unrecorded: [],
    percent: share(countIps(...leaves), countIps(ipRange(cidr))),
    free: null,
  }
}

const share = (part: bigint, all: bigint): number => Number((part * 1000n) / all) / 10
