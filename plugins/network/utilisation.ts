import type { Platform, RowOf } from '@shopdb/contract'
import type { subnet } from './addresses.ts'
import { countRanges, type Range } from './count-ranges.ts'
import { dhcpOf } from './free-addresses.ts'
import { countOf, hostsOf, keysOf, parseIp, parseNetwork, sortKey } from './ip.ts'

type Subnet = RowOf<typeof subnet>
type Reading = Pick<Platform, 'query'>

/** How full a subnet is. What the DHCP server gives from is counted as used, whoever has it. */
export interface Utilisation {
  readonly subnetid: number
  /** Addresses that are written down; of a container: subnets right or further inside. */
  readonly recorded: number
  /** Percent of what devices may have; of a container: of what is given to subnets. null: too large to say (IPv6). */
  readonly percent: number | null
  /** What may still be given away; undefined for a container. */
  readonly free: bigint | undefined
}

/** How full each of these is, in as few questions as the database takes. */
export async function utilisationOf(reading: Reading, subnets: readonly Subnet[]): Promise<readonly Utilisation[]> {
  const leaves = subnets.filter(({ iscontainer }) => !iscontainer)
  const counts = await countSubnets(reading, leaves)
  const containers = await Promise.all(
    subnets.filter(({ iscontainer }) => iscontainer).map((one) => containerUse(reading, one)),
  )
  return [...leaves.map((one, at) => subnetUse(one, counts[at] ?? nothing)), ...containers]
}

/** What is counted of the addresses of a subnet. */
export interface Counted {
  readonly recorded: number
  /** Of those, in the DHCP range. */
  readonly indhcp: number
  /** The gateway is written down as an address. */
  readonly isgateway: boolean
}

const nothing: Counted = { recorded: 0, indhcp: 0, isgateway: false }

/** How full a subnet is that has these. */
export function subnetUse(one: Subnet, { recorded, indhcp, isgateway }: Counted): Utilisation {
  const network = parseNetwork(one.cidr)
  const hosts = countOf(hostsOf(network))
  const dhcp = dhcpOf(one)
  const gateway = one.gateway === null || isgateway ? 0n : 1n
  const used = BigInt(recorded - indhcp) + (dhcp ? countOf(dhcp) : 0n) + gateway
  const free = used > hosts ? 0n : hosts - used
  const percent = network.family === 6 ? null : Number((used * 1000n) / hosts) / 10
  return { subnetid: one.subnetid, recorded, percent, free }
}

/** The addresses of each subnet, those in its DHCP range, and whether its gateway is one, in one go. */
async function countSubnets({ query }: Reading, subnets: readonly Subnet[]): Promise<readonly Counted[]> {
  const ranges = subnets.map((one): readonly Range[] => {
    const { addressspaceid, gateway } = one
    const dhcp = dhcpOf(one)
    const gatewaykey = gateway === null ? '' : sortKey(parseIp(gateway))
    return [
      { addressspaceid, ...keysOf(parseNetwork(one.cidr)) },
      { addressspaceid, ...(dhcp ? keysOf(dhcp) : { firstkey: '', lastkey: '' }) },
      { addressspaceid, firstkey: gatewaykey, lastkey: gatewaykey },
    ]
  })
  const counts = await countRanges(query, ranges.flat())
  return subnets.map((_one, at) => {
    const [recorded = 0, indhcp = 0, gateways = 0] = counts.slice(at * 3, at * 3 + 3)
    return { recorded, indhcp, isgateway: gateways > 0 }
  })
}

/** Of a container, the subnets inside it count that are no containers themselves; they do not overlap. */
async function containerUse({ query }: Reading, one: Subnet): Promise<Utilisation> {
  const network = parseNetwork(one.cidr)
  const { firstkey, lastkey } = keysOf(network)
  const inside = await query
    .selectFrom('subnets')
    .select('cidr')
    .where('addressspaceid', '=', one.addressspaceid)
    .where('isactive', '=', 1)
    .where('iscontainer', '=', 0)
    .where('firstkey', '>=', firstkey)
    .where('firstkey', '<=', lastkey)
    .execute()
  const given = inside.reduce((sum, row) => sum + countOf(parseNetwork(String(row['cidr']))), 0n)
  const percent = Number((given * 1000n) / countOf(network)) / 10
  return { subnetid: one.subnetid, recorded: inside.length, percent, free: undefined }
}

/** A count that people read: of IPv6 the power of two says more than twenty digits. */
export function writeCount(count: bigint): number | string {
  if (count < 1_000_000_000n) return Number(count)
  const power = count.toString(2).length - 1
  return count === 1n << BigInt(power) ? `2^${power}` : `about 2^${power}`
}
