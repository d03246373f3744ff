import { checkRows, conflict, forbidden, invalidInput, type RowOf, writeRule } from '@shopdb/contract'
import { scanOf } from './cleanness.ts'
import { endCheckout } from './open-checkout.ts'
import { destroying, type RecordKind, usbrecord } from './record.ts'
import { stateAfter, whyNotRecorded } from './states.ts'
import { usbdevice } from './usb-device.ts'

/** A scan has a result and a tool, nothing else has a result; what is wiped or destroyed for good has somebody who did it, somehow. */
export const recordchecks = checkRows(usbrecord, [
  {
    member: 'result',
    message: 'must say what the scan found',
    holds: ({ kind, result }) => kind !== 'scanned' || result !== null,
  },
  {
    member: 'tool',
    message: 'must say with what it was scanned',
    holds: ({ kind, tool }) => kind !== 'scanned' || tool !== null,
  },
  {
    member: 'result',
    message: 'belongs to a scan only',
    holds: ({ kind, result }) => kind === 'scanned' || result === null,
  },
  {
    member: 'tool',
    message: 'must say with what, or how, it was done',
    holds: ({ kind, tool }) => !isProof(kind) || tool !== null,
  },
  {
    member: 'doneby',
    message: 'must say who did it',
    holds: ({ kind, doneby }) => !isProof(kind) || doneby !== null,
  },
])

/** Whether others rely on it that this was done. */
const isProof = (kind: RecordKind): boolean => kind === 'wiped' || kind === 'destroyed'

/** What is recorded must be possible, and the device is then what the record says; a lost one is not waited for. */
export const recordrule = writeRule(usbrecord, {
  before: async (reader, { after }) => {
    if (after.kind === 'destroyed' && !reader.may(destroying.name))
      throw forbidden(`Recording a USB device as destroyed needs the permission ${destroying.name}.`)
    const reason = whyNotRecorded(after.kind, await reader.get(usbdevice, after.usbdeviceid))
    if (reason !== undefined) throw conflict(reason)
    return { at: momentOf(after) }
  },
  after: async (work, { after: record }) => {
    const { usbdeviceid, kind, doneby: inby } = record
    const device = await work.get(usbdevice, usbdeviceid)
    const isOut = device.state === 'out'
    const intime = record.at ?? record.createddate
    if (isOut && kind === 'lost') await endCheckout(work, usbdeviceid, { intime, inby, ending: 'lost', note: null })
    const lending = isOut && kind === 'scanned' ? {} : { borrower: null, duedate: null }
    const state = stateAfter(kind, device.state)
    await work.update(usbdevice, usbdeviceid, { state, ...lending, ...(await scanOf(work, usbdeviceid)) })
  },
})

/** How much faster than that of the site a clock may be; what it says is then taken for now. */
const fast = 5 * 60_000

/** When it happened. Throws for what lies in the future: it would outdo all that is found until then. */
function momentOf({ at, createddate: now }: RowOf<typeof usbrecord>): string {
  const ahead = Date.parse(at ?? now) - Date.parse(now)
  if (ahead <= fast) return ahead > 0 ? now : (at ?? now)
  const message = `must not lie in the future; it is ${now} now. Look at the clock of what has recorded it`
  throw invalidInput([{ path: '/at', message }])
}
