import { checkRows, conflict, forbidden, type RowOf, writeRule } from '@shopdb/contract'
import { endCheckout } from './lending.ts'
import { destroying, usbrecord } from './record.ts'
import { canHappen, stateAfter, stateWords } from './states.ts'
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
const isProof = (kind: RowOf<typeof usbrecord>['kind']): boolean => kind === 'wiped' || kind === 'destroyed'

/** What is recorded must be possible, and the device is then what the record says; a lost one is not waited for. */
export const recordrule = writeRule(usbrecord, {
  before: async (reader, { after }) => {
    if (after.kind === 'destroyed' && !reader.may(destroying.name))
      throw forbidden(`Recording a USB device as destroyed needs the permission ${destroying.name}.`)
    const { state } = await reader.get(usbdevice, after.usbdeviceid)
    if (!canHappen(after.kind, state)) throw conflict(`A device that is ${stateWords(state)} cannot be ${after.kind}.`)
    return { at: after.at ?? after.createddate }
  },
  after: async (work, { after: record }) => {
    const { usbdeviceid, kind, doneby: inby } = record
    const device = await work.get(usbdevice, usbdeviceid)
    const isOut = device.state === 'out'
    const intime = record.at ?? record.createddate
    if (isOut && kind === 'lost') await endCheckout(work, usbdeviceid, { intime, inby, ending: 'lost', note: null })
    const lending = isOut && kind === 'scanned' ? {} : { borrower: null, duedate: null }
    const state = stateAfter(kind, device.state)
    await work.update(usbdevice, usbdeviceid, { state, ...lending, ...scanOf(record, device) })
  },
})

/** What is known of its cleanness: the latest scan counts, and of a device that was wiped nothing is known. */
function scanOf({ kind, result, at }: RowOf<typeof usbrecord>, { scandate }: RowOf<typeof usbdevice>) {
  if (kind === 'wiped') return { scanresult: 'unscanned', scandate: null } as const
  const isLatest = kind === 'scanned' && (scandate === null || (at ?? '') >= scandate)
  return isLatest && result !== null ? { scanresult: result, scandate: at } : {}
}
