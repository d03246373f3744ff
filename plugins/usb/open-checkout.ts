import { conflict, type FilterOf, type InputOf, type NamedRow, type Reader, type Work } from '@shopdb/contract'
import { usbcheckout } from './checkout.ts'
import { usbdevice } from './usb-device.ts'

type Checkout = InputOf<typeof usbcheckout>

/** A device that goes out. */
export type Loan = Omit<Checkout, 'usbdeviceid' | 'openusbdeviceid'>
/** How it comes back. */
export type Ending = Required<Pick<Checkout, 'intime' | 'inby' | 'ending' | 'note'>>

/** Writes down that a device goes out; gives it as it is then. */
export async function openCheckout(work: Work, assetid: number, loan: Loan): Promise<NamedRow<typeof usbdevice>> {
  await work.create(usbcheckout, { ...loan, usbdeviceid: assetid, openusbdeviceid: assetid })
  return work.update(usbdevice, assetid, { state: 'out', borrower: loan.borrower, duedate: loan.duedate })
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

/** Completes the open check-out of a device. */
export async function endCheckout(work: Work, assetid: number, ending: Ending): Promise<NamedRow<typeof usbcheckout>> {
  const { usbcheckoutid } = await getOpenCheckout(work, { openusbdeviceid: assetid })
  return await work.update(usbcheckout, usbcheckoutid, { ...ending, openusbdeviceid: null })
}
