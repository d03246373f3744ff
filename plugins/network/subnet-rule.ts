import { conflict, ipKeys, ipRange, type Reader, type RowOf, writeRule } from '@shopdb/contract'
import { spaceOf } from './address-spaces.ts'
import { address, subnet } from './addresses.ts'
import { dhcpOf } from './assignable.ts'
import { smallestOf } from './subnets-around.ts'
import { addressesIn, subnetsIn } from './utilisation.ts'
import { vlan } from './vlans.ts'
import { subnetWord } from './words.ts'

type Subnet = RowOf<typeof subnet>

/** A subnet overlaps no other but a container, leaves what is static to those who have it, and is of the zone of its VLAN. */
export const subnetRule = writeRule(subnet, {
  before: async (reader, { after }) => {
    if (!after.isactive) return {}
    const { cidr, vlanid, networkzoneid } = after
    const mine = { ...after, ...ipKeys(ipRange(cidr)), addressspaceid: await spaceOf(reader, after.addressspaceid) }
    await refuseOverlap(reader, mine)
    await refuseStatic(reader, mine)
    const { firstkey, lastkey, addressspaceid } = mine
    const zoneof = networkzoneid === null && vlanid !== null ? await reader.get(vlan, vlanid) : after
    return { firstkey, lastkey, addressspaceid, networkzoneid: zoneof.networkzoneid }
  },
})

async function refuseOverlap(reader: Reader, mine: Subnet): Promise<void> {
  const { subnetid, cidr, iscontainer, addressspaceid } = mine
  const outside = await smallestOf(reader, cidr, { addressspaceid: Number(addressspaceid), 'subnetid.ne': subnetid })
  if (outside && !outside.iscontainer)
    throw overlap(`${cidr} lies inside ${subnetWord(outside)}, which is no container.`)
  const inside = iscontainer ? undefined : await reader.find(subnet, subnetsIn(mine))
  if (inside) throw overlap(`${cidr} holds ${subnetWord(inside)}, so it has to be a container.`)
}

const overlap = (detail: string): Error =>
  conflict(detail, [{ path: '/cidr', message: 'must lie apart from other subnets, or in a container' }])

/** A DHCP server would give away what devices have set themselves. */
async function refuseStatic(reader: Reader, mine: Subnet): Promise<void> {
  const dhcp = mine.iscontainer ? undefined : dhcpOf(mine)
  const found = dhcp && (await reader.find(address, { ...addressesIn(mine, dhcp), mode: 'static' }))
  if (!found) return
  const message = `must leave out ${found.ipaddress}, which is static; make that one reserved first`
  throw conflict(`The DHCP range of ${mine.cidr} ${message}.`, [{ path: '/dhcpfrom', message }])
}
