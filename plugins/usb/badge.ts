import { conflict, invalidInput, type Reader } from '@shopdb/contract'
import { usbborrower } from './borrower.ts'
import type { UsbPlatform } from './settings.ts'
import { usbdevice } from './usb-device.ts'

/** Who is meant by a badge that was scanned, or a name that was typed. */
export interface Borrower {
  readonly borrower: string
  readonly badge: string | null
}

/** What was scanned or typed as the borrower, and by which member of a form. */
export interface Said {
  readonly member: string
  readonly text: string
}

/** Looks a borrower up by badge, else by a name that only one has. Throws for a device, and for a stranger where only known ones may borrow. */
export async function findBorrower(platform: UsbPlatform, { member, text }: Said): Promise<Borrower> {
  const known = (await platform.find(usbborrower, { badge: text })) ?? (await onlyNamed(platform, text))
  if (known) return { borrower: known.name, badge: known.badge }
  const device = await platform.find(usbdevice, { assetnumber: text })
  if (device)
    throw invalidInput([
      { path: `/${member}`, message: `is the tag of a USB device, ${device.assetnumber}; scan a badge` },
    ])
  if (await platform.settings.get('knownbadges'))
    throw conflict(
      `There is no borrower with the badge ${text}, and none of that name; only known ones may borrow here.`,
    )
  return { borrower: text, badge: null }
}

async function onlyNamed(reader: Reader, name: string) {
  const { data } = await reader.list(usbborrower, { 'name.startswith': name }, { perpage: 500, total: false })
  const [only, another] = data.filter((one) => isAlike(one.name, name))
  return another ? undefined : only
}

/** Whether a device was lent to this borrower: by the badge, where both have one that is somebody's; else by the name. */
export async function isSame(reader: Reader, loan: Borrower, who: Borrower): Promise<boolean> {
  if (loan.badge === null || who.badge === null) return isAlike(loan.borrower, who.borrower)
  if (isAlike(loan.badge, who.badge)) return true
  // Who got a new badge has to bring back what was lent on the old one.
  return isAlike(loan.borrower, who.borrower) && !(await reader.find(usbborrower, { badge: loan.badge }))
}

const isAlike = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()
