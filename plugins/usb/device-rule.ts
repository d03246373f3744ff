import { conflict, writeRule } from '@shopdb/contract'
import { usbdevice } from './usb-device.ts'
import { knownnames, usbNameOf } from './usb-names.ts'

/** Ids are kept in lower case and say what the device is called; one that is lent cannot be set aside. */
export const devicerule = writeRule(usbdevice, {
  before: (_reader, { before, after }) => {
    if (before?.isactive && !after.isactive && after.state === 'out')
      throw conflict(
        `${after.assetnumber} is lent to ${after.borrower ?? 'somebody'}; take it back first, or record it as lost.`,
      )
    const usbvendorid = after.usbvendorid?.toLowerCase() ?? null
    const usbproductid = after.usbproductid?.toLowerCase() ?? null
    return { usbvendorid, usbproductid, usbname: usbNameOf(knownnames, usbvendorid, usbproductid) }
  },
})
