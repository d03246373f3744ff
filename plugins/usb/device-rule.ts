import { assetstatus, conflict, type Reader, type RowOf, writeRule } from '@shopdb/contract'
import { scanOf } from './cleanness.ts'
import { usbdevice } from './usb-device.ts'
import { knownnames, usbNameOf } from './usb-names.ts'

type Device = RowOf<typeof usbdevice>

/** Ids are kept in lower case and say what the device is called; what is lent is in use, so that it is waited for. */
export const devicerule = writeRule(usbdevice, {
  before: async (reader, { before, after }) => {
    if (after.state === 'out') await refuseSetAside(reader, before, after)
    const usbvendorid = after.usbvendorid?.toLowerCase() ?? null
    const usbproductid = after.usbproductid?.toLowerCase() ?? null
    const usbname = usbNameOf(knownnames, usbvendorid, usbproductid)
    // What happened to a device follows from its records; one that is being made has the key 0, and none.
    return { usbvendorid, usbproductid, usbname, ...(after.assetid > 0 && (await scanOf(reader, after.assetid))) }
  },
})

/** One that is removed, or has a status that is out of use, is on no list of what is due back. */
async function refuseSetAside(reader: Reader, before: Device | undefined, after: Device): Promise<void> {
  const { assetnumber, borrower, assetstatusid } = after
  const lent = `${assetnumber} is lent to ${borrower ?? 'somebody'}; take it back first, or record it as lost.`
  if (!after.isactive) throw conflict(lent)
  const isAsBefore = before?.state === 'out' && before.assetstatusid === assetstatusid
  if (isAsBefore || assetstatusid === null) return
  const { name, isoperational } = await reader.get(assetstatus, assetstatusid)
  if (!isoperational) throw conflict(before?.state === 'out' ? lent : `${assetnumber} is ${name} and cannot be lent.`)
}
