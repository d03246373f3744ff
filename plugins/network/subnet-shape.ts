import type { Flaw } from '@shopdb/contract'
import { dhcpOf, type Ground } from './free-addresses.ts'
import { hostsOf, type Ip, isInside, parseIp, parseNetwork, writeIp } from './ip.ts'

/** What is wrong with the gateway and the DHCP range of a subnet by itself. */
export function subnetFlaws(ground: Ground): readonly Flaw[] {
  const { cidr, gateway, dhcpfrom, dhcpto } = ground
  const hosts = hostsOf(parseNetwork(cidr))
  const [first, last] = [hosts.first, hosts.last].map((value) => writeIp({ family: hosts.family, value }))
  const outside = Object.entries({ gateway, dhcpfrom, dhcpto }).filter(
    ([, text]) => text !== null && !isInside(parseIp(text), hosts),
  )
  if (outside.length > 0)
    return outside.map(([name]) => flaw(name, `must be an address of the subnet, ${first} to ${last}`))
  if (dhcpfrom === null && dhcpto !== null) return [flaw('dhcpfrom', 'must be given with the end of the DHCP range')]
  if (dhcpto === null && dhcpfrom !== null) return [flaw('dhcpto', 'must be given with the begin of the DHCP range')]
  const dhcp = dhcpOf(ground)
  if (dhcp && dhcp.first > dhcp.last) return [flaw('dhcpto', `must not come before ${dhcpfrom}`)]
  return dhcp && gateway !== null && isInside(parseIp(gateway), dhcp)
    ? [flaw('gateway', `must lie outside of the DHCP range ${dhcpfrom} to ${dhcpto}`)]
    : []
}

const flaw = (name: string, message: string): Flaw => ({ path: `/${name}`, message })

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
