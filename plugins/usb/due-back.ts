import { defineDueList } from '@shopdb/contract'
import { usbcheckout } from './checkout.ts'
import { usbdevice } from './usb-device.ts'

/** Who is to bring what back, the longest awaited first; one that is due today is not late yet. */
export const dueback = defineDueList(usbcheckout, {
  name: 'dueback',
  title: 'USB devices due back',
  icon: 'alarm-clock',
  dates: [{ field: 'duedate' }],
  where: { 'intime.isnull': true },
  about: 'usbdeviceid',
  shownon: usbdevice,
  soon: 0,
  show: ['purpose', 'formachineid'],
  column: 'Due back',
})
