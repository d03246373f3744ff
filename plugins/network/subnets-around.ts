import type { FilterOf, Platform, Reader, RowOf } from '@shopdb/contract'
import { type address, subnet } from './addresses.ts'

type Subnet = RowOf<typeof subnet>
type Placed = Pick<RowOf<typeof address>, 'addressspaceid' | 'sortkey'>

// Of subnets around one address each lies in the one before it: they are listed by their begin, the larger ones first.

/** The smallest of these subnets that there is. */
export async function smallestOf(
  reader: Pick<Reader, 'listAll'>,
  cidrs: readonly string[],
  among: FilterOf<typeof subnet>,
): Promise<Subnet | undefined> {
  return (await reader.listAll(subnet, { ...among, cidr: cidrs })).at(-1)
}

/** Gives for each of these addresses the smallest subnet that holds it; the subnets are read once for all. */
export async function subnetsAround(
  platform: Pick<Platform, 'listAll'>,
  rows: readonly Placed[],
): Promise<(row: Placed) => Subnet | undefined> {
  const keys = rows.map(({ sortkey }) => String(sortkey)).toSorted()
  const [first, last] = [keys.at(0), keys.at(-1)]
  if (first === undefined || last === undefined) return () => undefined
  const subnets = await platform.listAll(subnet, { 'firstkey.lte': last, 'lastkey.gte': first })
  return (row) => subnets.findLast((one) => isAround(one, row))
}

function isAround(one: Subnet, { addressspaceid, sortkey }: Placed): boolean {
  const key = String(sortkey)
  return one.addressspaceid === addressspaceid && String(one.firstkey) <= key && key <= String(one.lastkey)
}
