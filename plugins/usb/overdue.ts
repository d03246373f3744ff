import { type Column, daysBetween, type RowOf, type Tone } from '@shopdb/contract'
import type { UsbPlatform } from './lending.ts'
import type { settings } from './settings.ts'
import { words } from './states.ts'
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

/** How many days a device is awaited; one that is due today is not late yet. */
export const latecolumn: Column<typeof settings> = {
  of: usbdevice,
  name: 'late',
  label: 'Late',
  unit: 'days',
  values: async (platform, ids) => {
    const today = platform.today()
    const { data } = await platform.list(usbdevice, { assetid: ids, 'duedate.lt': today }, { perpage: 500 })
    return data.flatMap(({ assetid, duedate }) =>
      duedate === null ? [] : [{ id: assetid, value: daysBetween(duedate, today), tone: 'error' as const }],
    )
  },
}

/** Who has it, or where it is otherwise, in one word that the eye finds at once. */
export const wherecolumn: Column<typeof settings> = {
  of: usbdevice,
  name: 'where',
  label: 'Where it is',
  values: async (platform, ids) => {
    const today = platform.today()
    const { data } = await platform.list(usbdevice, { assetid: ids, isactive: [true, false] }, { perpage: 500 })
    return data.map((device) => ({
      id: device.assetid,
      value: placeText(device),
      tone: toneOf(device, today),
    }))
  },
}

function placeText({ state, borrower, scanresult }: Device): string {
  const place = state === 'out' ? `with ${borrower ?? 'somebody'}` : words[state]
  return scanresult === 'infected' && state !== 'destroyed' ? `${place}, infected` : place
}

function toneOf({ state, scanresult, duedate }: Device, today: string): Tone {
  if (scanresult === 'infected' && state !== 'destroyed') return 'error'
  if (state === 'out') return duedate !== null && duedate < today ? 'error' : 'info'
  return state === 'lost' ? 'warning' : 'neutral'
}
