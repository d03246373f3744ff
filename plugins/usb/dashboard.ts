import type { Widget } from '@shopdb/contract'
import type { UsbPlatform } from './lending.ts'
import { lateText, overdueDevices, overduelist } from './overdue.ts'
import { usbdevice } from './usb-device.ts'

/** How many are out, and who is awaited; nothing at a site that has no devices. */
export async function dashboard(platform: UsbPlatform): Promise<readonly Widget[]> {
  const today = platform.today()
  const [all, out, infected, late] = await Promise.all([
    platform.count(usbdevice, { state: ['in', 'out', 'wiped'] }),
    platform.count(usbdevice, { state: 'out' }),
    platform.count(usbdevice, { scanresult: 'infected', 'state.ne': 'destroyed' }),
    overdueDevices(platform, 8),
  ])
  if (all === 0) return []
  return [
    {
      kind: 'progress',
      title: 'USB devices lent',
      value: out,
      max: all,
      unit: 'devices',
      link: '/usbdevices?state=out',
    },
    {
      kind: 'stat',
      title: 'Infected USB devices',
      value: infected,
      tone: infected > 0 ? 'error' : 'success',
      note: infected > 0 ? 'To be wiped' : 'None that was scanned',
      link: '/usbdevices?scanresult=infected',
    },
    {
      kind: 'list',
      title: 'USB devices to be brought back',
      link: overduelist,
      lines: late.map((device) => ({
        label: device.assetnumber,
        detail: `${device.borrower ?? 'Somebody'}, ${lateText(device, today)}`,
        link: `/usbdevices/${device.assetid}`,
        tone: 'error',
      })),
    },
  ]
}
