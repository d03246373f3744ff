import { type Action, type ActionCall, type ActionOutcome, asset, date, reference, text } from '@shopdb/contract'
import { defaultDue, findBorrower, lend, takeBack, type UsbPlatform } from './lending.ts'
import type { settings } from './settings.ts'
import { isIn, type State } from './states.ts'
import { usbdevice } from './usb-device.ts'

/** An action of this plugin. */
export type UsbAction = Action<typeof settings>

const permission = 'usbdevices.write'
/** A member that was given as a text, or null. */
export const saidIn = (input: ActionCall['input'], name: string): string | null =>
  typeof input[name] === 'string' && input[name].trim() !== '' ? input[name].trim() : null

/** A device goes out. */
export const checkout: UsbAction = {
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
  },
  offered: ({ state, scanresult }) => isIn(state as State) && scanresult !== 'infected',
  run: async (platform, { id = 0, input, user }): Promise<ActionOutcome> => {
    const who = await findBorrower(platform, saidIn(input, 'who') ?? '')
    const duedate = saidIn(input, 'duedate') ?? (await defaultDue(platform))
    const formachineid = typeof input['formachineid'] === 'number' ? input['formachineid'] : null
    await lend(platform, id, { ...who, duedate, purpose: saidIn(input, 'purpose'), formachineid, outby: user.name })
    return lentOutcome(await tagOf(platform, id), who.borrower, duedate)
  },
}

/** A device comes back. */
export const checkin: UsbAction = {
  of: usbdevice,
  name: 'checkin',
  label: 'Take back',
  icon: 'log-in',
  permission,
  input: { note: text({ label: 'Note', help: 'What is worth knowing: damaged, full, cap is missing.', max: 500 }) },
  offered: ({ state }) => state === 'out',
  run: async (platform, { id = 0, input, user }) => {
    const { borrower, duedate } = await takeBack(platform, id, { inby: user.name, note: saidIn(input, 'note') })
    return backOutcome(await tagOf(platform, id), borrower, duedate < platform.today())
  },
}

const tagOf = async (platform: UsbPlatform, id: number): Promise<string> =>
  (await platform.get(usbdevice, id)).assetnumber

/** What the person reads when a device goes out. */
export const lentOutcome = (tag: string, who: string, duedate: string): ActionOutcome => ({
  message: `${tag} is lent to ${who} until ${duedate}.`,
  tone: 'success',
})

/** What the person reads when a device comes back. */
export const backOutcome = (tag: string, who: string, isLate: boolean): ActionOutcome => ({
  message: `${tag} is back from ${who}${isLate ? ', later than agreed' : ''}. Scan it before it is lent again.`,
  tone: 'success',
})
