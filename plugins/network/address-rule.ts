import { conflict, writeRule } from '@shopdb/contract'
import { spaceOf } from './address-spaces.ts'
import { address } from './addresses.ts'
import { isOther, refuseHeld } from './held.ts'
import { networksAround, parseIp, sortKey, writeIp } from './ip.ts'
import { addressFlaw } from './subnet-shape.ts'
import { smallestOf } from './subnets-around.ts'

/** An address is one that a device may have in its subnet, nobody else's, and kept in one form. In no subnet any may be had. */
export const addressRule = writeRule(address, {
  before: async (reader, { before, after }) => {
    const ip = parseIp(after.ipaddress)
    const ipaddress = writeIp(ip)
    const addressspaceid = await spaceOf(reader, after.addressspaceid)
    const within = after.isactive ? await smallestOf(reader, networksAround(ip), { addressspaceid }) : undefined
    const message = within && addressFlaw(ip, after.mode, within)
    if (message !== undefined)
      throw conflict(`The address ${after.ipaddress} ${message}.`, [{ path: '/ipaddress', message }])
    if (isOther(before, after)) await refuseHeld(reader, { after: { ...after, ipaddress }, addressspaceid, within })
    return { ipaddress, addressspaceid, sortkey: sortKey(ip) }
  },
})
