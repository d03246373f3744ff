import type { RowOf } from '@shopdb/contract'
import type { subnet } from './addresses.ts'

type Subnet = RowOf<typeof subnet>

/** A subnet as people read it: `10.1.0.0/24 Cell 1`. */
export const subnetWord = ({ cidr, name }: Pick<Subnet, 'cidr' | 'name'>): string =>
  name === null ? cidr : `${cidr} ${name}`

/** The page that tells who has which address of a subnet. */
export const subnetPath = ({ subnetid }: Pick<Subnet, 'subnetid'>): string =>
  `/pages/network/subnet?subnetid=${subnetid}`
