import {
  addDays,
  conflict,
  dayOf,
  type FilterOf,
  type InputOf,
  invalidInput,
  type NamedRow,
  type Reader,
  ShopError,
  type Work,
} from '@shopdb/contract'
import { type Borrower, isSame } from './badge.ts'
import { usbcheckout } from './checkout.ts'
import type { UsbPlatform } from './settings.ts'
import { whyNot } from './states.ts'
import { usbdevice } from './usb-device.ts'

type Checkout = InputOf<typeof usbcheckout>
type Device = NamedRow<typeof usbdevice>

/** A device that goes out. */
export type Loan = Omit<Checkout, 'usbdeviceid' | 'openusbdeviceid'>
/** How it comes back. */
export type Ending = Required<Pick<Checkout, 'intime' | 'inby' | 'ending' | 'note'>>

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
      const reason = whyNot(await work.get(usbdevice, assetid), needscan)
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

/** Writes down that a device goes out. */
export async function openCheckout(work: Work, assetid: number, loan: Loan): Promise<Device> {
  await work.create(usbcheckout, { ...loan, usbdeviceid: assetid, openusbdeviceid: assetid })
  return work.update(usbdevice, assetid, { state: 'out', borrower: loan.borrower, duedate: loan.duedate })
}

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
    const open = await work.find(usbcheckout, { openusbdeviceid: assetid })
    if (open && from && !(await isSame(work, open, from))) throw conflict(whoseText(open))
    const ended = await endCheckout(work, assetid, { ...by, intime: platform.now(), ending: 'returned' })
    await work.update(usbdevice, assetid, { state: 'in', borrower: null, duedate: null })
    return ended
  })
}

const whoseText = ({ usbdevicename, borrower, outtime }: NamedRow<typeof usbcheckout>): string =>
  `${usbdevicename} is lent to ${borrower} since ${dayOf(outtime)}; it is taken back first, with the badge of ${borrower} or by Take back on its page.`

/** Completes the open check-out of a device. */
export async function endCheckout(work: Work, assetid: number, ending: Ending): Promise<NamedRow<typeof usbcheckout>> {
  const { usbcheckoutid } = await getOpenCheckout(work, { openusbdeviceid: assetid })
  return await work.update(usbcheckout, usbcheckoutid, { ...ending, openusbdeviceid: null })
}

/** The check-out of a device that has not come back yet. Throws `conflict` where it has. */
export async function getOpenCheckout(
  reader: Reader,
  which: FilterOf<typeof usbcheckout>,
): Promise<NamedRow<typeof usbcheckout>> {
  const open = await reader.find(usbcheckout, { ...which, 'openusbdeviceid.isnull': false })
  if (!open) throw conflict('It is not lent to anybody.')
  return open
}
