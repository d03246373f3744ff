import { conflict } from '@shopdb/contract'
import { usbborrower } from './borrower.ts'
import type { UsbPlatform } from './settings.ts'

/** Who is meant by a badge that was scanned, or a name that was typed. */
export interface Borrower {
  readonly borrower: string
  readonly badge: string | null
}

/** Looks a badge up among the borrowers. Throws for an unknown one where only known ones may borrow. */
export async function findBorrower(platform: UsbPlatform, said: string): Promise<Borrower> {
  const known = await platform.find(usbborrower, { badge: said })
  if (known) return { borrower: known.name, badge: known.badge }
  if (await platform.settings.get('knownbadges'))
    throw conflict(`There is no borrower with the badge ${said}; only known badges may borrow here.`)
  return { borrower: said, badge: null }
}

/** Whether a device was lent to this borrower: by the badge, where both have one. */
export function isSame(loan: Borrower, who: Borrower): boolean {
  const [one, other] =
    loan.badge !== null && who.badge !== null ? [loan.badge, who.badge] : [loan.borrower, who.borrower]
  return one.toLowerCase() === other.toLowerCase()
}
