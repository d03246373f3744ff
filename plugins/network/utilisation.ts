import type { Platform, RowOf } from '@shopdb/contract'
import type { subnet } from './addresses.ts'
import { dhcpOf } from './free-addresses.ts'
import { countOf, hostsOf, keysOf, parseNetwork } from './ip.ts'

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
  const counts = await countAddresses(reading, leaves)
  const containers = await Promise.all(
    subnets.filter(({ iscontainer }) => iscontainer).map((one) => containerUse(reading, one)),
  )
  return [...leaves.map((one) => subnetUse(one, counts.get(one.subnetid) ?? nothing)), ...containers]
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

// SQLite puts at most 500 selects together; each subnet takes up to three.
const together = 150

async function countAddresses({ query }: Reading, subnets: readonly Subnet[]): Promise<ReadonlyMap<number, Counted>> {
  const found = new Map<number, Counted>()
  for (let at = 0; at < subnets.length; at += together) {
    const parts = subnets.slice(at, at + together).flatMap((one) => rangesOf(one))
    const selects = parts.map(({ subnetid, part, addressspaceid, from, to }) =>
      query
        .selectFrom('addresses')
        .select(({ fn, val }) => [val(subnetid).as('subnetid'), val(part).as('part'), fn.countAll().as('count')])
        .where('addressspaceid', '=', addressspaceid)
        .where('isactive', '=', 1)
        .where('sortkey', '>=', from)
        .where('sortkey', '<=', to),
    )
    const [first, ...more] = selects
    if (!first) continue
    const rows = await more.reduce((all, one) => all.unionAll(one), first).execute()
    for (const row of rows) {
      const before = found.get(Number(row.subnetid)) ?? nothing
      const count = Number(row.count)
      found.set(Number(row.subnetid), { ...before, [String(row.part)]: row.part === 'isgateway' ? count > 0 : count })
    }
  }
  return found
}

interface Range {
  readonly subnetid: number
  readonly part: keyof Counted
  readonly addressspaceid: number | null
  readonly from: string
  readonly to: string
}

function rangesOf(one: Subnet): readonly Range[] {
  const { subnetid, addressspaceid } = one
  const of = (part: keyof Counted, cidr: ReturnType<typeof keysOf>): Range => ({
    subnetid,
    part,
    addressspaceid,
    from: cidr.firstkey,
    to: cidr.lastkey,
  })
  const network = parseNetwork(one.cidr)
  const dhcp = dhcpOf(one)
  const gateway = one.gateway === null ? undefined : parseNetwork(`${one.gateway}/${network.family === 4 ? 32 : 128}`)
  return [
    of('recorded', keysOf(network)),
    ...(dhcp ? [of('indhcp', keysOf(dhcp))] : []),
    ...(gateway ? [of('isgateway', keysOf(gateway))] : []),
  ]
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
