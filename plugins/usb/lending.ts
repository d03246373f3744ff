import { addDays, conflict, dayOf, invalidInput, type NamedRow, ShopError } from '@shopdb/contract'
import { type Borrower, isSame } from './badge.ts'
import type { usbcheckout } from './checkout.ts'
import { endCheckout, type Ending, getOpenCheckout, type Loan, openCheckout } from './open-checkout.ts'
import type { UsbPlatform } from './settings.ts'
import { whyNotLent } from './states.ts'
import { usbdevice } from './usb-device.ts'

type Device = NamedRow<typeof usbdevice>

/** The day on which a device is to be back, where nobody said another. */
export async function defaultDue(platform: UsbPlatform): Promise<string> {
  return addDays(platform.today(), await platform.settings.get('loandays'))
}

/** Lends a device; gives it as it is then. Throws `conflict` where it cannot be lent, also where somebody else was faster. */
export async function lend(platform: UsbPlatform, assetid: number, loan: Omit<Loan, 'outtime'>): Promise<Device> {
  const needscan = await platform.settings.get('needscan')
  refuseDue(loan.duedate, platform.today())
  try {
    return await platform.change(`Lent to ${loan.borrower}`, async (work) => {
      const reason = whyNotLent(await work.get(usbdevice, assetid), needscan)
      if (reason !== undefined) throw conflict(reason)
      return openCheckout(work, assetid, { ...loan, outtime: platform.now() })
    })
  } catch (cause) {
    if (isTaken(cause)) throw conflict('Somebody else has just borrowed it; look at it again.')
    throw cause
  }
}

/** Throws where a day on which a device is to be back lies in the past, or is no later one than it is due back now. */
export function refuseDue(duedate: string, today: string, duenow?: string): void {
  const flaw = (message: string) => invalidInput([{ path: '/duedate', message }])
  if (duedate < today) throw flaw('must not lie in the past')
  if (duenow !== undefined && duedate <= duenow) throw flaw(`must be later than ${duenow}, when it is due back now`)
}

/** What the database says of a second check-out that is open. */
const isTaken = (cause: unknown): boolean =>
  cause instanceof ShopError && cause.code === 'conflict' && cause.flaws.some(({ path }) => path === '/openusbdeviceid')

/** How a device is brought back; by whoever has it, where it says who brings it. */
export interface Return extends Pick<Ending, 'inby' | 'note'> {
  readonly from?: Borrower
}

/** Takes a device back; gives who had it. Throws `conflict` where it is not out, or somebody else has it. */
export async function takeBack(
  platform: UsbPlatform,
  assetid: number,
  { from, ...by }: Return,
): Promise<NamedRow<typeof usbcheckout>> {
  return await platform.change('Taken back', async (work) => {
    const open = await getOpenCheckout(work, { openusbdeviceid: assetid })
    if (from && !(await isSame(work, open, from))) throw conflict(whoseText(open))
    const ended = await endCheckout(work, assetid, { ...by, intime: platform.now(), ending: 'returned' })
    await work.update(usbdevice, assetid, { state: 'in', borrower: null, duedate: null })
    return ended
  })
}

const whoseText = ({ usbdevicename, borrower, outtime }: NamedRow<typeof usbcheckout>): string =>
  `${usbdevicename} is lent to ${borrower} since ${dayOf(outtime)}; it is taken back first, with the badge of ${borrower} or by Take back on its page.`
