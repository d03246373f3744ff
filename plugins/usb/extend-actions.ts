import { date, defineAction, type FilterOf, type Platform, type RowOf } from '@shopdb/contract'
import { usbcheckout } from './checkout.ts'
import { lentOutcome } from './lend-actions.ts'
import { refuseDue } from './lending.ts'
import { getOpenCheckout } from './open-checkout.ts'
import { whyNotKept } from './states.ts'
import { usbdevice } from './usb-device.ts'

const extending = {
  name: 'extend',
  label: 'Extend',
  icon: 'calendar-plus',
  help: 'Whoever has it keeps it for longer.',
  permission: 'usbdevices.write',
  input: { duedate: date({ label: 'Due back', required: true }) },
} as const

/** Who has a device keeps it for longer: asked for on the page of the device, or of the check-out. */
export const extendactions = [
  defineAction({
    ...extending,
    of: usbdevice,
    offered: (device) => whyNotKept(device) ?? true,
    run: async (platform, { id = 0, input: { duedate } }) =>
      lentOutcome(await extend(platform, { openusbdeviceid: id }, duedate)),
  }),
  defineAction({
    ...extending,
    of: usbcheckout,
    offered: async ({ usbdeviceid, usbdevicename, intime }, reader) =>
      intime === null
        ? (whyNotKept(await reader.get(usbdevice, usbdeviceid)) ?? true)
        : `This loan of ${usbdevicename} has ended; check the device out anew.`,
    run: async (platform, { id = 0, input: { duedate } }) =>
      lentOutcome(await extend(platform, { usbcheckoutid: id }, duedate)),
  }),
]

/** Moves the day on which a device is due back; gives the device as it is then. Throws `conflict` where it has come back by now. */
async function extend(
  platform: Platform,
  which: FilterOf<typeof usbcheckout>,
  duedate: string,
): Promise<RowOf<typeof usbdevice>> {
  return await platform.change(`Extended until ${duedate}`, async (work) => {
    const open = await getOpenCheckout(work, which)
    refuseDue(duedate, platform.today(), open.duedate)
    await work.update(usbcheckout, open.usbcheckoutid, { duedate })
    return await work.update(usbdevice, open.usbdeviceid, { duedate })
  })
}
