import type { Platform, RowOf } from '@shopdb/contract'
import { subnet } from './addresses.ts'
import { countRanges } from './count-ranges.ts'
import { dhcpOf } from './free-addresses.ts'
import { countOf, hostsOf, parseNetwork, rangeOf } from './ip.ts'

type Subnet = RowOf<typeof subnet>
type Reading = Pick<Platform, 'query' | 'listAll'>

/** How full a subnet is. What the DHCP server gives from is counted as used, whoever has it. */
export interface Use<S = Subnet> {
  readonly subnet: S
  /** Addresses that are written down; of a container: subnets right or further inside. */
  readonly recorded: number
  /** Percent of what devices may have; of a container: of what is given to subnets. null: too large to say (IPv6). */
  readonly percent: number | null
  /** What may still be given away; undefined for a container. */
  readonly free: bigint | undefined
}

/** How full each of these is, in as few questions as the database takes. */
export async function usesOf(reading: Reading, subnets: readonly Subnet[]): Promise<readonly Use[]> {
  const counts = await countRanges(reading.query, subnets.flatMap(rangesOf))
  return await Promise.all(
    subnets.map(async (one, at) =>
      one.iscontainer ? containerUse(one, await subnetsIn(reading, one)) : subnetUse(one, counts.slice(at * 3)),
    ),
  )
}

/** Three of each: all its addresses, its DHCP range, its gateway. Those of a container are not counted. */
function rangesOf(one: Subnet) {
  const { addressspaceid, cidr, gateway, iscontainer } = one
  const ranges = [parseNetwork(cidr), dhcpOf(one), gateway === null ? undefined : rangeOf(gateway, gateway)]
  return ranges.map((range) => (range && !iscontainer ? { addressspaceid, range } : undefined))
}

function subnetUse(one: Subnet, [recorded = 0, indhcp = 0, gateways = 0]: readonly number[]): Use {
  const network = parseNetwork(one.cidr)
  const hosts = countOf(hostsOf(network))
  const untold = one.gateway === null ? 0 : 1 - gateways
  const used = BigInt(recorded - indhcp + untold) + countOf(dhcpOf(one))
  const percent = network.family === 6 ? null : percentOf(used, hosts)
  return { subnet: one, recorded, percent, free: used > hosts ? 0n : hosts - used }
}

/** Of a container, the subnets inside it count that are no containers themselves; they do not overlap. */
async function subnetsIn({ listAll }: Reading, one: Subnet): Promise<readonly Subnet[]> {
  const [from, until] = [String(one.firstkey), String(one.lastkey)]
  const range = { 'firstkey.gte': from, 'firstkey.lte': until, iscontainer: false }
  return await listAll(subnet, { addressspaceid: Number(one.addressspaceid), ...range })
}

function containerUse(one: Subnet, inside: readonly Subnet[]): Use {
  const given = inside.reduce((sum, { cidr }) => sum + countOf(parseNetwork(cidr)), 0n)
  const percent = percentOf(given, countOf(parseNetwork(one.cidr)))
  return { subnet: one, recorded: inside.length, percent, free: undefined }
}

const percentOf = (part: bigint, all: bigint): number => Number((part * 1000n) / all) / 10
