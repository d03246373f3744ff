import { hostsOf, ipOfKey, type Network, parseIp, parseNetwork, sortKey, writeIp } from './ip.ts'

/** What of a subnet says which of its addresses may be given away. */
export interface Ground {
  readonly cidr: string
  readonly gateway: string | null
  readonly dhcpfrom: string | null
  readonly dhcpto: string | null
}

/** The range that the DHCP server gives from. */
export function dhcpOf({ dhcpfrom, dhcpto }: Ground): Network | undefined {
  if (dhcpfrom === null || dhcpto === null) return undefined
  const { family, value } = parseIp(dhcpfrom)
  return { family, first: value, last: parseIp(dhcpto).value, prefix: 0 }
}

/** Keys of taken addresses from this one on, in order; fewer than `most` mean that there are no more. */
export type Taken = (from: string, most: number) => Promise<readonly string[]>

const most = 1000

/** The first free addresses of a subnet outside of its DHCP range; only as many taken ones are read as it takes. */
export async function findFree(ground: Ground, count: number, taken: Taken): Promise<readonly string[]> {
  const { family, first, last } = hostsOf(parseNetwork(ground.cidr))
  const found: string[] = []
  for (let at = first; at <= last && found.length < count;) {
    const keys = await taken(sortKey({ family, value: at }), most)
    const stops = keys.map((key) => ipOfKey(key).value)
    // The end counts as one more that is taken, when all of them were read.
    for (const stop of keys.length < most ? [...stops, last + 1n] : stops) {
      const gap = freeBetween(ground, { at, stop: stop <= last ? stop : last + 1n }, count - found.length)
      found.push(...gap.map((value) => writeIp({ family, value })))
      at = stop + 1n
    }
  }
  return found
}

function freeBetween(
  ground: Ground,
  { at, stop }: { readonly at: bigint; readonly stop: bigint },
  count: number,
): readonly bigint[] {
  const dhcp = dhcpOf(ground)
  const gateway = ground.gateway === null ? undefined : parseIp(ground.gateway).value
  const found: bigint[] = []
  for (let value = at; value < stop && found.length < count; value += 1n) {
    if (dhcp && value >= dhcp.first && value <= dhcp.last) value = dhcp.last
    else if (value !== gateway) found.push(value)
  }
  return found
}
