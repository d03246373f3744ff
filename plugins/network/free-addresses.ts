import { hostsOf, ipOfKey, type IpRange, parseIp, parseNetwork, rangeOf, sortKey, writeIp } from './ip.ts'

/** What of a subnet says which of its addresses may be given away. */
export interface Ground {
  readonly cidr: string
  readonly gateway: string | null
  readonly dhcpfrom: string | null
  readonly dhcpto: string | null
}

/** The range that the DHCP server gives from. */
export function dhcpOf({ dhcpfrom, dhcpto }: Ground): IpRange | undefined {
  return dhcpfrom === null || dhcpto === null ? undefined : rangeOf(dhcpfrom, dhcpto)
}

/** How many keys of taken addresses are read at once. */
export const mostkeys = 500

/** Keys of taken addresses from this one on, in order; fewer than `mostkeys` mean that there are no more. */
export type Taken = (from: string) => Promise<readonly string[]>

/** The first free addresses of a subnet outside of its DHCP range; only as many taken ones are read as it takes. */
export async function findFree(ground: Ground, count: number, taken: Taken): Promise<readonly string[]> {
  const { family, first, last } = hostsOf(parseNetwork(ground.cidr))
  const end = last + 1n
  const found: bigint[] = []
  for (let at = first; at <= last && found.length < count;) {
    const keys = await taken(sortKey({ family, value: at }))
    const stops = keys.map((key) => ipOfKey(key).value).filter((value) => value <= last)
    // The end counts as one more that is taken, when all of them were read.
    for (const stop of keys.length < mostkeys ? [...stops, end] : stops) {
      found.push(...freeBetween(ground, { at, stop, count: count - found.length }))
      at = stop + 1n
    }
  }
  return found.map((value) => writeIp({ family, value }))
}

interface Gap {
  readonly at: bigint
  readonly stop: bigint
  readonly count: number
}

function freeBetween(ground: Ground, { at, stop, count }: Gap): readonly bigint[] {
  const dhcp = dhcpOf(ground)
  const gateway = ground.gateway === null ? undefined : parseIp(ground.gateway).value
  const found: bigint[] = []
  for (let value = at; value < stop && found.length < count; value += 1n) {
    if (dhcp && value >= dhcp.first && value <= dhcp.last) value = dhcp.last
    else if (value !== gateway) found.push(value)
  }
  return found
}
