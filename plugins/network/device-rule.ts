import { conflict, type RowOf, type Work, writeRule } from '@shopdb/contract'
import { spaceOf } from './address-spaces.ts'
import { address } from './addresses.ts'
import { networkdevice } from './devices.ts'
import { parseIp, writeIp } from './ip.ts'

type Device = RowOf<typeof networkdevice>

/** The management address of a device stands among the addresses, so that nothing else can have it. */
export const deviceRule = writeRule(networkdevice, {
  after: async (work, { before, after }) => {
    if (before?.ipaddress === after.ipaddress) return
    if (before?.ipaddress) await giveBack(work, before)
    if (after.ipaddress) await claim(work, after)
  },
})

async function giveBack(work: Work, { assetid, ipaddress }: Device): Promise<void> {
  const mine = await work.find(address, { ipaddress: kept(ipaddress), holderid: assetid })
  if (mine) await work.remove(address, mine.addressid)
}

async function claim(work: Work, { assetid, assetnumber, ipaddress, hostname, macaddress }: Device): Promise<void> {
  const addressspaceid = await spaceOf(work, null)
  const known = await work.find(address, { ipaddress: kept(ipaddress), addressspaceid, isactive: [true, false] })
  if (known?.isactive && known.holderid !== null && known.holderid !== assetid) throw taken(known)
  const values = { holderid: assetid, hostname: hostname ?? assetnumber, macaddress }
  if (!known) return void (await work.create(address, { ipaddress: kept(ipaddress), addressspaceid, ...values }))
  if (!known.isactive) await work.restore(address, known.addressid)
  if (known.holderid !== assetid) await work.update(address, known.addressid, values)
}

const kept = (ipaddress: string | null): string => writeIp(parseIp(String(ipaddress)))

function taken({ ipaddress, hostname, holderid }: RowOf<typeof address>): Error {
  const message = `must be another one; ${ipaddress} is that of ${hostname ?? `asset ${holderid}`}`
  return conflict(`The address ${ipaddress} is taken.`, [{ path: '/ipaddress', message }])
}
