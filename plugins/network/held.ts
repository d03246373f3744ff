import { type AddressHolder, conflict, isIpWithin, type Reader, type RowOf } from '@shopdb/contract'
import { spaceOf } from './address-spaces.ts'
import type { address } from './addresses.ts'
import { dhcpOf, type AddressPlan } from './assignable.ts'
import { networkdevice } from './devices.ts'
import { smallestOf } from './subnets-around.ts'

/** Who tells of one of these addresses of a subnet as its own. */
export async function tellersOf(
  reader: Reader,
  addressspaceid: number,
  ipaddresses: readonly string[],
): Promise<readonly AddressHolder[]> {
  const [ipaddress] = ipaddresses
  if (ipaddress === undefined || !(await isTold(reader, addressspaceid, ipaddress))) return []
  return await reader.holders('ipaddress', ipaddresses)
}

/**
 * Whether what printers and controls tell of an address, or of a network, is of an address space. They know of none: they are in the
 * first one, and in another where the first has no such subnet.
 */
export async function isTold(reader: Reader, addressspaceid: number, text: string): Promise<boolean> {
  const first = await spaceOf(reader, null)
  if (addressspaceid === first) return true
  return (await smallestOf(reader, text, { addressspaceid: first, iscontainer: false })) === undefined
}

type Row = Pick<RowOf<typeof address>, 'ipaddress' | 'holderid' | 'mode' | 'isactive'>

/** Where an address is to be written down, and the smallest subnet around it. */
export interface Wanted {
  readonly after: Row
  readonly addressspaceid: number
  readonly within: AddressPlan | undefined
}

/** What something has of its own is nobody else's. What a DHCP server gives is somebody else's tomorrow. */
export async function refuseHeld(reader: Reader, { after, addressspaceid, within }: Wanted): Promise<void> {
  const { ipaddress, holderid, mode } = after
  if (mode === 'dhcp' || isIpWithin(ipaddress, within && dhcpOf(within))) return
  const tellers = await tellersOf(reader, addressspaceid, [ipaddress])
  // Of network devices the addresses themselves say who has which.
  const others = tellers.filter(({ table }) => table !== networkdevice.table)
  const [first] = others
  if (!first || others.some(({ assetid }) => assetid === holderid)) return
  const whose = `${ipaddress} is that of ${holderWord(first)}`
  const message = `must be another one, or used by ${first.assetnumber}; ${whose}`
  throw conflict(`The address ${whose}.`, [{ path: '/ipaddress', message }])
}

/** Who has an address, and what tells so: `PRN-01 (Printer)`. */
export const holderWord = ({ assetnumber, label }: AddressHolder): string => `${assetnumber} (${label})`

const asked = ['ipaddress', 'holderid', 'mode', 'isactive'] as const

/** Whether a write changes who has which address. */
export const isOther = (before: Row | undefined, after: Row): boolean =>
  after.isactive && (before === undefined || asked.some((name) => before[name] !== after[name]))
