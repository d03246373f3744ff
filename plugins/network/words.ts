import type { RowOf } from '@shopdb/contract'
import type { address, subnet } from './addresses.ts'
import type { networkdevice } from './devices.ts'

type Subnet = Pick<RowOf<typeof subnet>, 'subnetid' | 'cidr' | 'name'>
type Address = Pick<RowOf<typeof address>, 'addressid'>
type Device = Pick<RowOf<typeof networkdevice>, 'assetid'>

/** A subnet as people read it: `10.1.0.0/24 Cell 1`. */
export const subnetWord = ({ cidr, name }: Subnet): string => (name === null ? cidr : `${cidr} ${name}`)

/** The page that tells who has which address of a subnet. */
export const subnetPath = ({ subnetid }: Pick<Subnet, 'subnetid'>): string =>
  `/pages/network/subnet?subnetid=${subnetid}`

/** The page of an address. */
export const addressPath = ({ addressid }: Address): string => `/network/addresses/${addressid}`

/** The page of a device. */
export const devicePath = ({ assetid }: Device): string => `/network/networkdevices/${assetid}`

/** A port that is only numbered is called so. */
export const portWord = (name: string): string => (/^\d+$/u.test(name) ? `port ${name}` : name)

/** A count that people read: of IPv6 the power of two says more than twenty digits. Nothing where nothing is counted. */
export function writeCount(count: bigint | undefined): number | string | null {
  if (count === undefined) return null
  if (count < 1_000_000_000n) return Number(count)
  const power = count.toString(2).length - 1
  return count === 1n << BigInt(power) ? `2^${power}` : `about 2^${power}`
}
