import { conflict, type FilterOf, type Flaw, invalid, type Reader, type RowOf, writeRule } from '@shopdb/contract'
import { spaceOf } from './address-spaces.ts'
import { address, subnet } from './addresses.ts'
import { keysOf, networksAround, parseIp, parseNetwork, sortKey } from './ip.ts'
import { subnetFlaws } from './subnet-shape.ts'
import { vlan } from './vlans.ts'

type Subnet = RowOf<typeof subnet>

/** A subnet has its gateway and its DHCP range inside, overlaps no other but a container, and is of the zone of its VLAN. */
export const subnetRule = writeRule(subnet, {
  before: async (reader, { before, after }) => {
    if (!after.isactive) return {}
    const flaws = subnetFlaws(after)
    if (flaws.length > 0) throw invalid(sentence(after.cidr, flaws), flaws)
    const addressspaceid = await spaceOf(reader, after.addressspaceid)
    const keys = keysOf(parseNetwork(after.cidr))
    const placed = { ...after, ...keys, addressspaceid, others: before ? { 'subnetid.ne': before.subnetid } : {} }
    await refuseOverlap(reader, placed)
    await refuseStatic(reader, placed)
    return { ...keys, addressspaceid, networkzoneid: after.networkzoneid ?? (await zoneOf(reader, after.vlanid)) }
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

interface Placed extends Omit<Subnet, 'addressspaceid' | 'firstkey' | 'lastkey'> {
  readonly addressspaceid: number
  readonly firstkey: string
  readonly lastkey: string
  /** Leaves out the row itself, as it was. */
  readonly others: FilterOf<typeof subnet>
}

async function refuseOverlap(reader: Reader, mine: Placed): Promise<void> {
  const outside = await findAround(reader, mine)
  if (outside && !outside.iscontainer)
    throw overlaps(`${mine.cidr} lies inside ${named(outside)}, which is no container.`)
  if (mine.iscontainer) return
  const { addressspaceid, firstkey, lastkey, others } = mine
  const range = { 'firstkey.gte': firstkey, 'firstkey.lte': lastkey, 'lastkey.lte': lastkey, 'cidr.ne': mine.cidr }
  const inside = await reader.find(subnet, { addressspaceid, ...range, ...others })
  if (inside) throw overlaps(`${mine.cidr} holds ${named(inside)}, so it has to be a container.`)
}

/** The smallest subnet around this one. */
async function findAround(reader: Reader, { cidr, addressspaceid, others }: Placed): Promise<Subnet | undefined> {
  const { family, first, prefix } = parseNetwork(cidr)
  const around = networksAround({ family, value: first }, prefix - 1)
  if (around.length === 0) return undefined
  const found = await reader.list(subnet, { addressspaceid, cidr: around, ...others }, { perpage: 200, total: false })
  return found.data.toSorted((one, other) => around.indexOf(one.cidr) - around.indexOf(other.cidr))[0]
}

const named = ({ cidr, name }: Subnet): string => (name === null ? cidr : `${cidr} (${name})`)

function overlaps(message: string): Error {
  return conflict(message, [{ path: '/cidr', message: 'must lie apart from other subnets, or in a container' }])
}

/** A DHCP server would give away what devices have set themselves. */
async function refuseStatic(reader: Reader, { addressspaceid, iscontainer, ...mine }: Placed): Promise<void> {
  if (iscontainer || mine.dhcpfrom === null || mine.dhcpto === null) return
  const [from, to] = [sortKey(parseIp(mine.dhcpfrom)), sortKey(parseIp(mine.dhcpto))]
  const range = { addressspaceid, mode: 'static', 'sortkey.gte': from, 'sortkey.lte': to } as const
  const found = await reader.find(address, range)
  if (!found) return
  const message = `must leave out ${found.ipaddress}, which is static; make that one reserved first`
  throw conflict(`The DHCP range of ${mine.cidr} ${message}.`, [{ path: '/dhcpfrom', message }])
}
