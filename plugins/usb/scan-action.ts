import { defineAction, invalidInput, type RowOf, text } from '@shopdb/contract'
import { backOutcome, lentOutcome } from './lend-actions.ts'
import { defaultDue, findBorrower, lend, takeBack, type UsbPlatform } from './lending.ts'
import { usbdevice } from './usb-device.ts'

/** For a scanner that types: badge and device, and it is lent; the same two again, and it is back. */
export const borrowbyscan = defineAction({
  of: usbdevice,
  name: 'borrow',
  label: 'Scan to borrow',
  icon: 'scan-barcode',
  help: 'Scan your badge, then the device: it is yours. Scan both again to bring it back.',
  permission: 'usbdevices.write',
  on: 'list',
  input: {
    badge: text({ label: 'Badge', required: true, max: 60 }),
    device: text({
      label: 'Device',
      help: 'Its tag, or its serial number where no other has the same.',
      required: true,
    }),
  },
  run: async (platform: UsbPlatform, { input, user }) => {
    const { assetid, state } = await scannedDevice(platform, input.device)
    const who = await findBorrower(platform, input.badge)
    if (state === 'out')
      return backOutcome(await takeBack(platform, assetid, { inby: who.borrower, note: null }), platform.today())
    const loan = { ...who, duedate: await defaultDue(platform), purpose: 'Borrowed by scan', outby: user.name }
    return lentOutcome(await lend(platform, assetid, loan))
  },
})

/** The device behind what was scanned: a tag, else a serial number that only one has. */
async function scannedDevice(platform: UsbPlatform, scanned: string): Promise<RowOf<typeof usbdevice>> {
  const tagged = await platform.find(usbdevice, { assetnumber: scanned })
  if (tagged) return tagged
  const { data } = await platform.list(usbdevice, { serialnumber: scanned }, { perpage: 2 })
  const [only, another] = data
  if (only && !another) return only
  const message = another
    ? `is the serial number of several devices; scan the tag instead`
    : `is not the tag of a USB device; there is none called ${scanned}`
  throw invalidInput([{ path: '/device', message }])
}
