import type { Column, RowOf } from '@shopdb/contract'
import type { UsbPlatform } from './lending.ts'
import type { settings } from './settings.ts'
import { daysBetween } from './states.ts'
import { usbdevice } from './usb-device.ts'

type Device = RowOf<typeof usbdevice>

/** The list of devices that should be back. */
export const overduelist = '/usbdevices?duedate.lt=today&sort=duedate'

/** The devices that should be back, the longest awaited first. */
export async function overdueDevices(platform: UsbPlatform, perpage: number): Promise<readonly Device[]> {
  const { data } = await platform.list(usbdevice, { 'duedate.lt': platform.today() }, { sort: 'duedate', perpage })
  return data
}

/** How long a device is awaited, in words. */
export function lateText({ duedate }: Pick<Device, 'duedate'>, today: string): string {
  const days = duedate === null ? 0 : daysBetween(duedate, today)
  return days === 1 ? '1 day late' : `${days} days late`
}

/** How many days a device is awaited; today is not late yet. */
export const overduecolumn: Column<typeof settings> = {
  of: usbdevice,
  name: 'late',
  label: 'Late',
  unit: 'days',
  values: async (platform, ids) => {
    const today = platform.today()
    const { data } = await platform.list(usbdevice, { assetid: ids, 'duedate.lte': today }, { perpage: 500 })
    return data.flatMap(({ assetid, duedate }) => {
      const days = duedate === null ? 0 : daysBetween(duedate, today)
      return [{ id: assetid, value: days, tone: days > 0 ? ('error' as const) : ('warning' as const) }]
    })
  },
}
