import { conflict, type Reader, type RowOf, writeRule } from '@shopdb/contract'
import { spaceOf } from './address-spaces.ts'
import { address, subnet } from './addresses.ts'
import { type Ip, networksAround, parseIp, sortKey, writeIp } from './ip.ts'
import { addressFlaw } from './subnet-shape.ts'

/** An address is one that a device may have in its subnet, and is kept in one form. In no subnet it is free of such rules. */
export const addressRule = writeRule(address, {
  before: async (reader, { after }) => {
    const ip = parseIp(after.ipaddress)
    const addressspaceid = await spaceOf(reader, after.addressspaceid)
    if (after.isactive) await refuseMisplaced(reader, ip, { ...after, addressspaceid })
    return { ipaddress: writeIp(ip), addressspaceid, sortkey: sortKey(ip) }
  },
})

async function refuseMisplaced(
  reader: Reader,
  ip: Ip,
  {
    ipaddress,
    mode,
    addressspaceid,
  }: Pick<RowOf<typeof address>, 'ipaddress' | 'mode'> & { readonly addressspaceid: number },
): Promise<void> {
  const within = await findSubnet(reader, ip, addressspaceid)
  const message = within && addressFlaw(ip, mode, within)
  if (message !== undefined) throw conflict(`The address ${ipaddress} ${message}.`, [{ path: '/ipaddress', message }])
}

/** The smallest subnet that holds an address. */
export async function findSubnet(
  reader: Reader,
  ip: Ip,
  addressspaceid: number,
): Promise<RowOf<typeof subnet> | undefined> {
  const around = networksAround(ip)
  const { data } = await reader.list(subnet, { addressspaceid, cidr: around }, { perpage: 200, total: false })
  return data.toSorted((one, other) => around.indexOf(one.cidr) - around.indexOf(other.cidr))[0]
}
