import { conflict, hostIps, ipKey, isIpWithin, type RowOf, writeRule } from '@shopdb/contract'
import { spaceOf } from './address-spaces.ts'
import { address, type subnet } from './addresses.ts'
import { dhcpOf } from './assignable.ts'
import { isOther, refuseHeld } from './held.ts'
import { smallestOf } from './subnets-around.ts'

/** An address is one that a device may have in its subnet, and nobody else's. In no subnet any may be had. */
export const addressRule = writeRule(address, {
  before: async (reader, { before, after }) => {
    const { ipaddress, isactive } = after
    const addressspaceid = await spaceOf(reader, after.addressspaceid)
    const within = isactive ? await smallestOf(reader, ipaddress, { addressspaceid }) : undefined
    const message = within && addressFlaw(after, within)
    if (message !== undefined) throw conflict(`The address ${ipaddress} ${message}.`, [{ path: '/ipaddress', message }])
    if (isOther(before, after)) await refuseHeld(reader, { after, addressspaceid, within })
    return { addressspaceid, sortkey: ipKey(ipaddress) }
  },
})

/** What is wrong with an address in the subnet that holds it; nothing is, in one that is only divided further. */
function addressFlaw({ ipaddress, mode }: RowOf<typeof address>, within: RowOf<typeof subnet>): string | undefined {
  const { cidr, iscontainer, dhcpfrom, dhcpto } = within
  if (iscontainer) return undefined
  if (!isIpWithin(ipaddress, hostIps(cidr))) {
    const whose = cidr.startsWith(`${ipaddress}/`) ? 'the network itself' : 'all its devices'
    return `must be one that a device may have; in ${cidr} it is the address of ${whose}`
  }
  return mode === 'static' && isIpWithin(ipaddress, dhcpOf(within))
    ? `must lie outside of the DHCP range ${dhcpfrom} to ${dhcpto} of ${cidr}, or be reserved there`
    : undefined
}
