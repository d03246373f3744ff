import type { Flaw } from '@shopdb/contract'
import { dhcpOf, type Ground } from './free-addresses.ts'
import { hostsOf, type Ip, isInside, type Network, parseIp, parseNetwork, writeIp } from './ip.ts'

/** What is wrong with the gateway and the DHCP range of a subnet by itself. */
export function subnetFlaws(ground: Ground): readonly Flaw[] {
  const hosts = hostsOf(parseNetwork(ground.cidr))
  const flaws = (['gateway', 'dhcpfrom', 'dhcpto'] as const).flatMap((name) => {
    const text = ground[name]
    return text === null || isInside(parseIp(text), hosts)
      ? []
      : [{ path: `/${name}`, message: `must be ${between(hosts)}` }]
  })
  return flaws.length > 0 ? flaws : rangeFlaws(ground)
}

function between({ family, first, last }: Network): string {
  return `an address of the subnet, ${writeIp({ family, value: first })} to ${writeIp({ family, value: last })}`
}

function rangeFlaws({ gateway, dhcpfrom, dhcpto }: Ground): readonly Flaw[] {
  if (dhcpfrom === null && dhcpto === null) return []
  if (dhcpfrom === null) return [{ path: '/dhcpfrom', message: 'must be given with the end of the DHCP range' }]
  if (dhcpto === null) return [{ path: '/dhcpto', message: 'must be given with the begin of the DHCP range' }]
  const { family, value: first } = parseIp(dhcpfrom)
  const { value: last } = parseIp(dhcpto)
  if (first > last) return [{ path: '/dhcpto', message: `must not come before ${dhcpfrom}` }]
  return gateway !== null && isInside(parseIp(gateway), { family, first, last })
    ? [{ path: '/gateway', message: `must lie outside of the DHCP range ${dhcpfrom} to ${dhcpto}` }]
    : []
}

/** What is wrong with an address in the subnet that holds it; nothing is, in one that is only divided further. */
export function addressFlaw(
  ip: Ip,
  mode: string,
  within: Ground & { readonly iscontainer: boolean },
): string | undefined {
  if (within.iscontainer) return undefined
  const network = parseNetwork(within.cidr)
  if (!isInside(ip, hostsOf(network))) {
    const what = ip.value === network.first ? 'the address of the network itself' : 'the address of all its devices'
    return `must be one that a device may have; in ${within.cidr} it is ${what}`
  }
  const dhcp = dhcpOf(within)
  if (mode !== 'static' || !dhcp || !isInside(ip, dhcp)) return undefined
  return `must lie outside of the DHCP range ${within.dhcpfrom} to ${within.dhcpto} of ${within.cidr}, or be reserved there`
}
