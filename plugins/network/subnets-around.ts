import { type FilterOf, networksAround, type Reader, type RowOf } from '@shopdb/contract'
import { type address, subnet } from './addresses.ts'

type Subnet = RowOf<typeof subnet>
type Placed = Pick<RowOf<typeof address>, 'addressspaceid' | 'sortkey'>
/** Which subnets come into question, as lists are filtered. */
type Among = FilterOf<typeof subnet>
/** Gives the smallest subnet that holds an address. */
type Around = (row: Placed) => Subnet | undefined

// Of subnets around one address each lies in the one before it: they are listed by their begin, the larger ones first.

/** The smallest subnet around an address, or around another subnet. */
export async function smallestOf(reader: Reader, text: string, among: Among): Promise<Subnet | undefined> {
  return (await reader.listAll(subnet, { ...among, cidr: networksAround(text) })).at(-1)
}

/** The subnets around all of these addresses, which are read once. */
export async function subnetsAround(reader: Reader, rows: readonly Placed[]): Promise<Around> {
  const keys = rows.map(({ sortkey }) => String(sortkey)).toSorted()
  const [first, last] = [keys.at(0), keys.at(-1)]
  if (first === undefined || last === undefined) return () => undefined
  const subnets = await reader.listAll(subnet, { 'firstkey.lte': last, 'lastkey.gte': first })
  return (row) => subnets.findLast((one) => one.addressspaceid === row.addressspaceid && isAround(one, row))
}

const isAround = ({ firstkey, lastkey }: Subnet, { sortkey }: Placed): boolean =>
  String(firstkey) <= String(sortkey) && String(sortkey) <= String(lastkey)
