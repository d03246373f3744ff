import type { FilterOf, Reader, RowOf } from '@shopdb/contract'
import { usbcheckout } from './checkout.ts'
import { usbrecord } from './record.ts'
import type { usbdevice } from './usb-device.ts'

type Cleanness = Pick<RowOf<typeof usbdevice>, 'scanresult' | 'scandate'>

/**
 * What is known of its cleanness. An infection counts until it is wiped, whatever else scans found; a clean scan only since it
 * was last wiped, found again or brought back: nobody knows where it was in between.
 */
export async function scanOf(reader: Reader, usbdeviceid: number): Promise<Cleanness> {
  const latest = (members: FilterOf<typeof usbrecord>) => reader.find(usbrecord, { usbdeviceid, ...members })
  const [wiped, found] = [await latest({ kind: 'wiped' }), await latest({ kind: 'found' })]
  const infected = await latest({ result: 'infected' })
  if (isLater(infected, wiped)) return { scanresult: 'infected', scandate: infected?.at ?? null }
  const clean = await latest({ result: 'clean' })
  const returned = await reader.find(usbcheckout, { usbdeviceid, ending: 'returned' })
  const isKnown = isLater(clean, wiped) && isLater(clean, found) && (clean?.at ?? '') > (returned?.intime ?? '')
  return isKnown ? { scanresult: 'clean', scandate: clean?.at ?? null } : { scanresult: 'unscanned', scandate: null }
}

type Moment = Pick<RowOf<typeof usbrecord>, 'at' | 'usbrecordid'> | undefined

/** Of two at the same moment the one that was recorded later is later; and what was is later than what never was. */
function isLater(one: Moment, other: Moment): boolean {
  if (!one || !other) return one !== undefined
  const [at, otherat] = [one.at ?? '', other.at ?? '']
  return at === otherat ? one.usbrecordid > other.usbrecordid : at > otherat
}
