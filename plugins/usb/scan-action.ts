import { type ActionOutcome, defineAction, invalidInput, type NamedRow, type RowOf, text } from '@shopdb/contract'
import { type Borrower, findBorrower, isSame } from './badge.ts'
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
    const accident = await findJustNow(platform, assetid, who)
    if (accident) return twiceOutcome(accident)
    if (state !== 'out') return lentOutcome(await lendByScan(platform, assetid, { ...who, outby: user.name }))
    const ended = await takeBack(platform, assetid, { inby: borrower, note: null, from: who })
    return backOutcome(ended, platform.today())
  },
})

const lendByScan = async (platform: UsbPlatform, assetid: number, by: Borrower & { readonly outby: string }) =>
  await lend(platform, assetid, { ...by, duedate: await defaultDue(platform), purpose: 'Borrowed by scan' })

/** Milliseconds within which the same two scans are an accident. */
const soonest = 3000

/** The check-out of a device that the same badge has just begun or ended. */
async function findJustNow(platform: UsbPlatform, usbdeviceid: number, who: Borrower) {
  const latest = await platform.find(usbcheckout, { usbdeviceid })
  if (!latest || latest.ending === 'lost') return undefined
  const past = Date.parse(platform.now()) - Date.parse(latest.intime ?? latest.outtime)
  return past < soonest && (await isSame(platform, latest, who)) ? latest : undefined
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
