import { conflict, invalid, type Reader, type RowOf, writeRule } from '@shopdb/contract'
import { spaceOf } from './address-spaces.ts'
import { address, subnet } from './addresses.ts'
import { dhcpOf } from './free-addresses.ts'
import { keysOf, networksOutside, parseNetwork } from './ip.ts'
import { subnetFlaws } from './subnet-shape.ts'
import { smallestOf } from './subnets-around.ts'
import { vlan } from './vlans.ts'
import { subnetWord } from './words.ts'

type Subnet = RowOf<typeof subnet>

const words: Readonly<Record<string, string>> = {
  '/gateway': 'gateway',
  '/dhcpfrom': 'begin of the DHCP range',
  '/dhcpto': 'end of the DHCP range',
}

/** A subnet has its gateway and its DHCP range inside, overlaps no other but a container, and is of the zone of its VLAN. */
export const subnetRule = writeRule(subnet, {
  before: async (reader, { after }) => {
    if (!after.isactive) return {}
    const flaws = subnetFlaws(after)
    for (const { path, message } of flaws) throw invalid(`The ${words[path]} of ${after.cidr} ${message}.`, flaws)
    const addressspaceid = await spaceOf(reader, after.addressspaceid)
    const keys = keysOf(parseNetwork(after.cidr))
    await refuseOverlap(reader, { ...after, addressspaceid, ...keys })
    await refuseStatic(reader, after, addressspaceid)
    const zoneof = after.networkzoneid === null && after.vlanid !== null ? await reader.get(vlan, after.vlanid) : after
    return { ...keys, addressspaceid, networkzoneid: zoneof.networkzoneid }
  },
})

type Placed = Subnet & { readonly addressspaceid: number; readonly firstkey: string; readonly lastkey: string }

async function refuseOverlap(reader: Reader, mine: Placed): Promise<void> {
  const { subnetid, cidr, iscontainer, addressspaceid, firstkey, lastkey } = mine
  const others = { addressspaceid, 'subnetid.ne': subnetid }
  const outside = await smallestOf(reader, networksOutside(cidr), others)
  if (outside && !outside.iscontainer)
    throw overlap(`${cidr} lies inside ${subnetWord(outside)}, which is no container.`)
  const range = { 'firstkey.gte': firstkey, 'firstkey.lte': lastkey, 'lastkey.lte': lastkey, 'cidr.ne': cidr }
  const inside = iscontainer ? undefined : await reader.find(subnet, { ...others, ...range })
  if (inside) throw overlap(`${cidr} holds ${subnetWord(inside)}, so it has to be a container.`)
}

const overlap = (detail: string): Error =>
  conflict(detail, [{ path: '/cidr', message: 'must lie apart from other subnets, or in a container' }])

/** A DHCP server would give away what devices have set themselves. */
async function refuseStatic(reader: Reader, mine: Subnet, addressspaceid: number): Promise<void> {
  const dhcp = mine.iscontainer ? undefined : dhcpOf(mine)
  if (!dhcp) return
  const { firstkey, lastkey } = keysOf(dhcp)
  const range = { 'sortkey.gte': firstkey, 'sortkey.lte': lastkey }
  const found = await reader.find(address, { addressspaceid, mode: 'static', ...range })
  if (!found) return
  const message = `must leave out ${found.ipaddress}, which is static; make that one reserved first`
  throw conflict(`The DHCP range of ${mine.cidr} ${message}.`, [{ path: '/dhcpfrom', message }])
}
