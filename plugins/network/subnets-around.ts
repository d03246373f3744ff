import type { Platform, RowOf } from '@shopdb/contract'
import type { address } from './addresses.ts'

/** A subnet, as far as addresses are sorted into it. */
export interface Around {
  readonly subnetid: number
  readonly cidr: string
  readonly name: string | null
  readonly addressspaceid: number
  readonly firstkey: string
  readonly lastkey: string
}

type Placed = Pick<RowOf<typeof address>, 'addressspaceid' | 'sortkey'>

/** Gives for each of these addresses the smallest subnet that holds it; the subnets are read once for all. */
export async function subnetsAround(
  { query }: Pick<Platform, 'query'>,
  rows: readonly Placed[],
): Promise<(row: Placed) => Around | undefined> {
  const keys = rows.map(({ sortkey }) => String(sortkey)).toSorted()
  const [first, last] = [keys.at(0), keys.at(-1)]
  if (first === undefined || last === undefined) return () => undefined
  const found = await query
    .selectFrom('subnets')
    .select(['subnetid', 'cidr', 'name', 'addressspaceid', 'firstkey', 'lastkey'])
    .where('isactive', '=', 1)
    .where('firstkey', '<=', last)
    .where('lastkey', '>=', first)
    .orderBy('firstkey', 'desc')
    .orderBy('lastkey')
    .execute()
  // The columns are those of the declaration.
  const subnets = found as unknown as readonly Around[]
  return (row) => subnets.find((one) => isAround(one, row))
}

function isAround(one: Around, { addressspaceid, sortkey }: Placed): boolean {
  const key = String(sortkey)
  return one.addressspaceid === addressspaceid && one.firstkey <= key && key <= one.lastkey
}
