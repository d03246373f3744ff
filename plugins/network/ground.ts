import { hostIps, type IpRange, ipRange, withoutIps } from '@shopdb/contract'

/** What of a subnet says which of its addresses may be given away. */
export interface Ground {
  readonly cidr: string
  readonly gateway: string | null
  readonly dhcpfrom: string | null
  readonly dhcpto: string | null
}

/** The range that the DHCP server gives from. */
export const dhcpOf = ({ dhcpfrom, dhcpto }: Ground): IpRange | undefined => ipRange(dhcpfrom, dhcpto)

/** The addresses of a subnet that may be given away: neither the gateway nor what the DHCP server gives from. */
export const givable = (ground: Ground): readonly IpRange[] =>
  withoutIps(hostIps(ground.cidr), ipRange(ground.gateway), dhcpOf(ground))
