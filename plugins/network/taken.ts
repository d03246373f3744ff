import type { Platform, RowOf } from '@shopdb/contract'
import type { subnet } from './addresses.ts'
import type { Taken } from './free-addresses.ts'

type Subnet = Pick<RowOf<typeof subnet>, 'addressspaceid' | 'lastkey'>

/** Keys of the addresses of a subnet that somebody has. */
export function takenIn({ query }: Platform, { addressspaceid, lastkey }: Subnet): Taken {
  return async (from, most) => {
    const rows = await query
      .selectFrom('addresses')
      .select('sortkey')
      .where('addressspaceid', '=', addressspaceid)
      .where('isactive', '=', 1)
      .where('sortkey', '>=', from)
      .where('sortkey', '<=', lastkey)
      .orderBy('sortkey')
      .limit(most)
      .execute()
    return rows.map((row) => String(row['sortkey']))
  }
}
