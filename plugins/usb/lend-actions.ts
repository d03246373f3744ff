import {
  type ActionOutcome,
  asset,
  date,
  defineAction,
  type NamedRow,
  reference,
  type RowOf,
  text,
} from '@shopdb/contract'
import { findBorrower } from './badge.ts'
import type { usbcheckout } from './checkout.ts'
import { defaultDue, lend, takeBack } from './lending.ts'
import type { UsbPlatform } from './settings.ts'
import { whyNotBack, whyNotLent } from './states.ts'
import { usbdevice } from './usb-device.ts'

const permission = 'usbdevices.write'

/** A device goes out. */
export const checkout = defineAction({
  of: usbdevice,
  name: 'checkout',
  label: 'Check out',
  icon: 'log-out',
  permission,
  input: {
    who: text({ label: 'Who', help: 'Scan the badge, or type a name.', required: true, max: 120 }),
    duedate: date({ label: 'Due back', help: 'In a week, or as the site has set it, where nothing is said.' }),
    purpose: text({ label: 'What for', required: true, max: 200 }),
    formachineid: reference({ label: 'For which machine', to: asset }),
    frommachineid: reference({
      label: 'Data from which machine',
      to: asset,
      help: 'Where it is put on, if on a machine.',
    }),
  },
  offered: (device) => whyNotLent(device, false) ?? true,
  run: async (platform: UsbPlatform, { id = 0, input: { who, ...said }, user }) => {
    const borrower = await findBorrower(platform, { member: 'who', text: who })
    const duedate = said.duedate ?? (await defaultDue(platform))
    return lentOutcome(await lend(platform, id, { ...said, ...borrower, duedate, outby: user.name }))
  },
})

/** A device comes back. */
export const checkin = defineAction({
  of: usbdevice,
  name: 'checkin',
  label: 'Take back',
  icon: 'log-in',
  permission,
  input: { note: text({ label: 'Note', help: 'What is worth knowing: damaged, full, cap is missing.', max: 500 }) },
  offered: (device) => whyNotBack(device) ?? true,
  run: async (platform, { id = 0, input: { note }, user }) =>
    backOutcome(await takeBack(platform, id, { inby: user.name, note }), platform.today()),
})

/** What the person reads when a device goes out, or stays out for longer. */
export const lentOutcome = ({ assetnumber, borrower, duedate }: RowOf<typeof usbdevice>): ActionOutcome => ({
  message: `${assetnumber} is lent to ${borrower} until ${duedate}.`,
})

/** What the person reads when a device comes back. */
export function backOutcome(
  { usbdevicename, borrower, duedate }: NamedRow<typeof usbcheckout>,
  today: string,
): ActionOutcome {
  const late = duedate < today ? ', later than agreed' : ''
  return { message: `${usbdevicename} is back from ${borrower}${late}. Scan it before it is lent again.` }
}
