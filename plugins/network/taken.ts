import type { Reader, RowOf } from '@shopdb/contract'
import { address, type subnet } from './addresses.ts'
import { mostkeys, type Taken } from './free-addresses.ts'

/** Keys of the addresses of a subnet that somebody has. */
export function takenIn(reader: Reader, { addressspaceid, lastkey }: RowOf<typeof subnet>): Taken {
  const within = { addressspaceid: Number(addressspaceid), 'sortkey.lte': String(lastkey) }
  const options = { sort: 'sortkey', perpage: mostkeys, total: false }
  return async (from) => {
    const { data } = await reader.list(address, { ...within, 'sortkey.gte': from }, options)
    return data.map(({ sortkey }) => String(sortkey))
  }
}
