import { hostIps, type IpRange, ipRange, withoutIps } from '@shopdb/contract'

/** What of a subnet says which of its addresses may be given away. */
export interface AddressPlan {
  readonly cidr: string
  readonly gateway: string | null
  readonly dhcpfrom: string | null
  readonly dhcpto: string | null
}

/** The range that the DHCP server gives from. */
export const dhcpOf = ({ dhcpfrom, dhcpto }: AddressPlan): IpRange | undefined => ipRange(dhcpfrom, dhcpto)

/** The addresses of a subnet that may be given away: neither the gateway nor what the DHCP server gives from. */
export const assignable = (plan: AddressPlan): readonly IpRange[] =>
  withoutIps(hostIps(plan.cidr), ipRange(plan.gateway), dhcpOf(plan))
