import { conflict, type RowOf, type Work, writeRule } from '@shopdb/contract'
import { spaceOf } from './address-spaces.ts'
import { address } from './addresses.ts'
import { modelsize, networkdevice } from './devices.ts'

/** A device is as high as its model. Its management address stands among the addresses, so that nothing else can have it. */
export const deviceRule = writeRule(networkdevice, {
  before: async (reader, { before, after: { modelid, rackheight } }) => {
    if (modelid === null || rackheight !== null || before?.modelid === modelid) return undefined
    return { rackheight: (await reader.find(modelsize, { modelid }))?.rackheight ?? null }
  },
  after: async (work, { before, after }) => {
    const { assetid, ipaddress } = after
    if (before?.ipaddress === ipaddress) return
    const mine = before?.ipaddress && (await work.find(address, { ipaddress: before.ipaddress, holderid: assetid }))
    if (mine) await work.remove(address, mine.addressid)
    if (ipaddress !== null) await claim(work, ipaddress, after)
  },
})

async function claim(work: Work, ipaddress: string, device: RowOf<typeof networkdevice>): Promise<void> {
  const { assetid, assetnumber, macaddress } = device
  const members = { ipaddress, addressspaceid: await spaceOf(work, null) }
  const values = { holderid: assetid, hostname: device.hostname ?? assetnumber, macaddress }
  const known = await work.find(address, { ...members, isactive: [true, false] })
  // What was reserved, as in the range of a DHCP server, still is when it is given back and taken again.
  const { addressid, hostname, holderid } = known?.isactive
    ? known
    : await work.renew(address, members, { ...values, ...(known && { mode: known.mode }) })
  if (holderid === null) return void (await work.update(address, addressid, values))
  if (holderid === assetid) return
  const message = `must be another one; ${ipaddress} is that of ${hostname ?? `asset ${holderid}`}`
  throw conflict(`The address ${ipaddress} is taken.`, [{ path: '/ipaddress', message }])
}
