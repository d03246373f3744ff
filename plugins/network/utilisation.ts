import type { Platform, RowOf } from '@shopdb/contract'
import { subnet } from './addresses.ts'
import { countRanges, type Range } from './count-ranges.ts'
import { dhcpOf } from './free-addresses.ts'
import { countOf, hostsOf, keysOf, parseIp, parseNetwork, sortKey } from './ip.ts'

type Subnet = RowOf<typeof subnet>
type Reading = Pick<Platform, 'query' | 'listAll'>

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
  const containers = subnets.filter(({ iscontainer }) => iscontainer)
  const counts = await countRanges(reading.query, leaves.flatMap(rangesOf))
  const uses = leaves.map((one, at) => subnetUse(one, countedIn(counts.slice(at * 3, at * 3 + 3))))
  const divided = containers.map(async (one) => containerUse(one, await subnetsIn(reading, one)))
  return [...uses, ...(await Promise.all(divided))]
}

/** What is counted of the addresses of a subnet. */
export interface Counted {
  readonly recorded: number
  /** Of those, in the DHCP range. */
  readonly indhcp: number
  /** The gateway is written down as an address. */
  readonly isgateway: boolean
}

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

/** Three of each: all its addresses, its DHCP range, its gateway. */
function rangesOf(one: Subnet): readonly Range[] {
  const { addressspaceid, gateway } = one
  const dhcp = dhcpOf(one)
  const gatewaykey = gateway === null ? '' : sortKey(parseIp(gateway))
  return [
    { addressspaceid, ...keysOf(parseNetwork(one.cidr)) },
    { addressspaceid, ...(dhcp ? keysOf(dhcp) : { firstkey: '', lastkey: '' }) },
    { addressspaceid, firstkey: gatewaykey, lastkey: gatewaykey },
  ]
}

function countedIn([recorded = 0, indhcp = 0, gateways = 0]: readonly number[]): Counted {
  return { recorded, indhcp, isgateway: gateways > 0 }
}

/** Of a container, the subnets inside it count that are no containers themselves; they do not overlap. */
async function subnetsIn(reading: Reading, one: Subnet): Promise<readonly Subnet[]> {
  const { firstkey, lastkey } = keysOf(parseNetwork(one.cidr))
  const range = { 'firstkey.gte': firstkey, 'firstkey.lte': lastkey, iscontainer: false }
  return await reading.listAll(subnet, { addressspaceid: Number(one.addressspaceid), ...range })
}

function containerUse({ subnetid, cidr }: Subnet, inside: readonly Subnet[]): Utilisation {
  const given = inside.reduce((sum, row) => sum + countOf(parseNetwork(row.cidr)), 0n)
  const percent = Number((given * 1000n) / countOf(parseNetwork(cidr))) / 10
  return { subnetid, recorded: inside.length, percent, free: undefined }
}
