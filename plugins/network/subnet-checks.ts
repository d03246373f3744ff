import { checkRows, hostIps, ipKey, isIpWithin, type RowOf, writeIps } from '@shopdb/contract'
import { subnet } from './addresses.ts'
import { dhcpOf } from './assignable.ts'

type Subnet = RowOf<typeof subnet>

/** What must hold of a subnet by itself: its gateway and its DHCP range are inside, and apart. */
export const subnetChecks = checkRows(subnet, [
  ...(['gateway', 'dhcpfrom', 'dhcpto'] as const).map((member) => ({
    member,
    message: ({ cidr }: Subnet) => `must be an address of the subnet, ${writeIps(hostIps(cidr))}`,
    holds: ({ cidr, [member]: ip }: Subnet) => ip === null || isIpWithin(ip, hostIps(cidr)),
  })),
  {
    member: 'dhcpfrom',
    message: 'must be given with the end of the DHCP range',
    holds: ({ dhcpfrom, dhcpto }) => dhcpfrom !== null || dhcpto === null,
  },
  {
    member: 'dhcpto',
    message: 'must be given with the begin of the DHCP range',
    holds: ({ dhcpfrom, dhcpto }) => dhcpfrom === null || dhcpto !== null,
  },
  {
    member: 'dhcpto',
    message: ({ dhcpfrom }) => `must not come before ${dhcpfrom}`,
    holds: ({ dhcpfrom, dhcpto }) => dhcpfrom === null || dhcpto === null || ipKey(dhcpfrom) <= ipKey(dhcpto),
  },
  {
    member: 'gateway',
    message: ({ dhcpfrom, dhcpto }) => `must lie outside of the DHCP range ${dhcpfrom} to ${dhcpto}`,
    holds: (one) => one.gateway === null || !isIpWithin(one.gateway, dhcpOf(one)),
  },
])
