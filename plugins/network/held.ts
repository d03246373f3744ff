import { type AddressHolder, conflict, type Reader, type RowOf } from '@shopdb/contract'
import { spaceOf } from './address-spaces.ts'
import type { address } from './addresses.ts'
import { networkdevice } from './devices.ts'
import { dhcpOf, type Ground } from './free-addresses.ts'
import { isInside, networksAround, parseIp } from './ip.ts'
import { smallestOf } from './subnets-around.ts'

/**
 * Whether an address of this space is the one that a printer or a control tells. They know of no address spaces: they are in
 * the first one, and in another where the first has no such subnet.
 */
export async function isTold(reader: Reader, addressspaceid: number, ipaddress: string): Promise<boolean> {
  const first = await spaceOf(reader, null)
  if (addressspaceid === first) return true
  const around = networksAround(parseIp(ipaddress))
  return (await smallestOf(reader, around, { addressspaceid: first, iscontainer: false })) === undefined
}

type Row = Pick<RowOf<typeof address>, 'ipaddress' | 'holderid' | 'mode' | 'isactive'>

/** Where an address is to be written down, and the smallest subnet around it. */
export interface Wanted {
  readonly after: Row
  readonly addressspaceid: number
  readonly within: Ground | undefined
}

/** What something has of its own is nobody else's. What a DHCP server gives is somebody else's tomorrow. */
export async function refuseHeld(reader: Reader, { after, addressspaceid, within }: Wanted): Promise<void> {
  const { ipaddress, holderid, mode } = after
  const dhcp = within && dhcpOf(within)
  if (mode === 'dhcp' || (dhcp && isInside(parseIp(ipaddress), dhcp))) return
  const holders = await reader.holders('ipaddress', [ipaddress])
  // Of network devices the addresses themselves say who has which.
  const others = holders.filter(({ table }) => table !== networkdevice.table)
  const [first] = others
  if (!first || others.some(({ assetid }) => assetid === holderid)) return
  if (await isTold(reader, addressspaceid, ipaddress)) throw held(first)
}

function held(holder: AddressHolder): Error {
  const whose = `${holder.value} is that of ${holderWord(holder)}`
  const message = `must be another one, or used by ${holder.assetnumber}; ${whose}`
  return conflict(`The address ${whose}.`, [{ path: '/ipaddress', message }])
}

/** Who has an address, and what tells so: `PRN-01 (Printer)`. */
export const holderWord = ({ assetnumber, label }: AddressHolder): string => `${assetnumber} (${label})`

const asked = ['ipaddress', 'holderid', 'mode', 'isactive'] as const

/** Whether a write changes who has which address. */
export const isOther = (before: Row | undefined, after: Row): boolean =>
  after.isactive && (before === undefined || asked.some((name) => before[name] !== after[name]))
