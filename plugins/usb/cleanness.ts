import type { FilterOf, Reader, RowOf } from '@shopdb/contract'
import { usbrecord } from './record.ts'
import type { usbdevice } from './usb-device.ts'

type Cleanness = Pick<RowOf<typeof usbdevice>, 'scanresult' | 'scandate'>

/** What is known of its cleanness, of all that was recorded since it was last wiped: one infection outweighs every other scan. */
export async function scanOf(reader: Reader, usbdeviceid: number): Promise<Cleanness> {
  const latest = (members: FilterOf<typeof usbrecord>) => reader.find(usbrecord, { usbdeviceid, ...members })
  const wiped = await latest({ kind: 'wiped' })
  const scans = [await latest({ result: 'infected' }), await latest({ result: 'clean' })]
  const scan = scans.find((one) => one && (!wiped || isLater(one, wiped)))
  return { scanresult: scan?.result ?? 'unscanned', scandate: scan?.at ?? null }
}

type Moment = Pick<RowOf<typeof usbrecord>, 'at' | 'usbrecordid'>

/** Of two at the same moment the one that was recorded later is later. */
function isLater(one: Moment, other: Moment): boolean {
  const [at, otherat] = [one.at ?? '', other.at ?? '']
  return at === otherat ? one.usbrecordid > other.usbrecordid : at > otherat
}
