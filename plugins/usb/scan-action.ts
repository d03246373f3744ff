import { type ActionOutcome, defineAction, invalidInput, type NamedRow, type RowOf, text } from '@shopdb/contract'
import { findBorrower, isSame } from './badge.ts'
import { usbborrower } from './borrower.ts'
import { usbcheckout } from './checkout.ts'
import { backOutcome, lentOutcome } from './lend-actions.ts'
import { defaultDue, lend, takeBack } from './lending.ts'
import type { UsbPlatform } from './settings.ts'
import { usbdevice } from './usb-device.ts'

/** For a scanner that types: badge and device, and it is lent; the same two again, and it is back. */
export const borrowbyscan = defineAction({
  of: usbdevice,
  name: 'borrow',
  label: 'Scan to borrow',
  icon: 'scan-barcode',
  help: 'Scan your badge, then the device: it is yours. Scan both again to bring it back.',
  permission: 'usbdevices.write',
  on: 'list',
  input: {
    badge: text({ label: 'Badge', required: true, max: 60 }),
    device: text({
      label: 'Device',
      help: 'Its tag, or its serial number where no other has the same.',
      required: true,
    }),
  },
  run: async (platform: UsbPlatform, { input, user }) => {
    const scanned = await inOrder(platform, input)
    const { assetid, state } = await scannedDevice(platform, scanned.device)
    const { borrower, badge } = await findBorrower(platform, { member: 'badge', text: scanned.badge })
    const who = { borrower, badge: badge ?? scanned.badge }
    const latest = await platform.find(usbcheckout, { usbdeviceid: assetid })
    if (latest && isJustNow(latest, platform.now()) && (await isSame(platform, latest, who)))
      return twiceOutcome(latest)
    if (state === 'out') {
      const ended = await takeBack(platform, assetid, { inby: borrower, note: null, from: who })
      return backOutcome(ended, platform.today())
    }
    const loan = { ...who, duedate: await defaultDue(platform), purpose: 'Borrowed by scan', outby: user.name }
    return lentOutcome(await lend(platform, assetid, loan))
  },
})

/** Milliseconds within which the same two scans are an accident. */
const soonest = 3000

function isJustNow({ outtime, intime, ending }: RowOf<typeof usbcheckout>, now: string): boolean {
  return ending !== 'lost' && Date.parse(now) - Date.parse(intime ?? outtime) < soonest
}

/** What the person reads where the same was scanned a moment ago: how it is, which it stays. */
function twiceOutcome({ usbdevicename, borrower, duedate, intime }: NamedRow<typeof usbcheckout>): ActionOutcome {
  const is = intime === null ? `lent to ${borrower} until ${duedate}` : `back from ${borrower}`
  return { message: `${usbdevicename} is ${is}, since a moment ago. Scan both again in a few seconds to change that.` }
}

interface Scanned {
  readonly badge: string
  readonly device: string
}

/** Whoever scans the device first means the same. */
async function inOrder(platform: UsbPlatform, { badge, device }: Scanned): Promise<Scanned> {
  const isTurned = (await tagged(platform, badge)) && (await platform.find(usbborrower, { badge: device }))
  return isTurned ? { badge: device, device: badge } : { badge, device }
}

const tagged = (platform: UsbPlatform, assetnumber: string) => platform.find(usbdevice, { assetnumber })

/** The device behind what was scanned: a tag, else a serial number that only one has. */
async function scannedDevice(platform: UsbPlatform, scanned: string): Promise<RowOf<typeof usbdevice>> {
  const found = await tagged(platform, scanned)
  if (found) return found
  const { data } = await platform.list(usbdevice, { serialnumber: scanned }, { perpage: 2 })
  const [only, another] = data
  if (only && !another) return only
  const message = another
    ? `is the serial number of several devices; scan the tag instead`
    : `is not the tag of a USB device; there is none called ${scanned}`
  throw invalidInput([{ path: '/device', message }])
}
