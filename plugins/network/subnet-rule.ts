import { conflict, type Flaw, invalid, type Reader, type RowOf, writeRule } from '@shopdb/contract'
import { spaceOf } from './address-spaces.ts'
import { address, subnet } from './addresses.ts'
import { dhcpOf } from './free-addresses.ts'
import { keysOf, networksOutside, parseNetwork } from './ip.ts'
import { subnetFlaws } from './subnet-shape.ts'
import { smallestOf } from './subnets-around.ts'
import { vlan } from './vlans.ts'

type Subnet = RowOf<typeof subnet>

/** A subnet has its gateway and its DHCP range inside, overlaps no other but a container, and is of the zone of its VLAN. */
export const subnetRule = writeRule(subnet, {
  before: async (reader, { after }) => {
    if (!after.isactive) return {}
    const flaws = subnetFlaws(after)
    if (flaws.length > 0) throw invalid(sentence(after.cidr, flaws), flaws)
    const keys = keysOf(parseNetwork(after.cidr))
    const placed = { ...after, ...keys, addressspaceid: await spaceOf(reader, after.addressspaceid) }
    await refuseOverlap(reader, placed)
    await refuseStatic(reader, placed)
    const networkzoneid = after.networkzoneid ?? (await zoneOf(reader, after.vlanid))
    return { ...keys, addressspaceid: placed.addressspaceid, networkzoneid }
  },
})

const words: Readonly<Record<string, string>> = {
  '/gateway': 'gateway',
  '/dhcpfrom': 'begin of the DHCP range',
  '/dhcpto': 'end of the DHCP range',
}

function sentence(cidr: string, [flaw]: readonly Flaw[]): string {
  return `The ${words[flaw?.path ?? '']} of ${cidr} ${flaw?.message}.`
}

async function zoneOf(reader: Reader, vlanid: number | null): Promise<number | null> {
  return vlanid === null ? null : (await reader.get(vlan, vlanid)).networkzoneid
}

type Placed = Subnet & Readonly<Record<'firstkey' | 'lastkey', string>> & { readonly addressspaceid: number }

async function refuseOverlap(reader: Reader, mine: Placed): Promise<void> {
  const { cidr, addressspaceid, firstkey, lastkey } = mine
  const others = { addressspaceid, 'subnetid.ne': mine.subnetid }
  const range = { 'firstkey.gte': firstkey, 'firstkey.lte': lastkey, 'lastkey.lte': lastkey, 'cidr.ne': cidr }
  const outside = await smallestOf(reader, networksOutside(cidr), others)
  const inside = mine.iscontainer ? undefined : await reader.find(subnet, { ...others, ...range })
  const detail = overlapOf(cidr, outside, inside)
  if (detail === undefined) return
  throw conflict(detail, [{ path: '/cidr', message: 'must lie apart from other subnets, or in a container' }])
}

function overlapOf(cidr: string, outside: Subnet | undefined, inside: Subnet | undefined): string | undefined {
  if (outside && !outside.iscontainer) return `${cidr} lies inside ${named(outside)}, which is no container.`
  return inside && `${cidr} holds ${named(inside)}, so it has to be a container.`
}

const named = ({ cidr, name }: Subnet): string => (name === null ? cidr : `${cidr} (${name})`)

/** A DHCP server would give away what devices have set themselves. */
async function refuseStatic(reader: Reader, mine: Placed): Promise<void> {
  const dhcp = mine.iscontainer ? undefined : dhcpOf(mine)
  if (!dhcp) return
  const { firstkey, lastkey } = keysOf(dhcp)
  const range = { 'sortkey.gte': firstkey, 'sortkey.lte': lastkey }
  const found = await reader.find(address, { addressspaceid: mine.addressspaceid, mode: 'static', ...range })
  if (!found) return
  const message = `must leave out ${found.ipaddress}, which is static; make that one reserved first`
  throw conflict(`The DHCP range of ${mine.cidr} ${message}.`, [{ path: '/dhcpfrom', message }])
}
