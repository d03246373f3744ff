import { type AddressHolder, ipRange, type Reader, type RowOf } from '@shopdb/contract'
import { address, type subnet } from './addresses.ts'
import { isTold } from './held.ts'

/** What something tells as its own address and nobody wrote down, of each of these subnets, by number. */
export async function unrecordedIn(
  reader: Reader,
  subnets: readonly RowOf<typeof subnet>[],
): Promise<readonly (readonly AddressHolder[])[]> {
  const holders = await reader.holdersWithin(subnets.map(({ cidr }) => ipRange(cidr)))
  const recorded = await reader.listAll(address, { ipaddress: holders.flat().map(({ value }) => value) })
  const known = new Set(recorded.map(({ addressspaceid, ipaddress }) => `${addressspaceid} ${ipaddress}`))
  const left = async ({ cidr, addressspaceid }: RowOf<typeof subnet>, at: number) => {
    const mine = holders[at]?.filter(({ value }) => !known.has(`${addressspaceid} ${value}`)) ?? []
    return mine.length > 0 && (await isTold(reader, Number(addressspaceid), cidr.replace(/\/.*/u, ''))) ? mine : []
  }
  return await Promise.all(subnets.map(left))
}
