import { type RowOf, type Work, writeRule } from '@shopdb/contract'
import { endCheckout } from './lending.ts'
import { usbrecord } from './record.ts'
import { checkRecord, stateAfter } from './states.ts'
import { usbdevice } from './usb-device.ts'

type RecordRow = RowOf<typeof usbrecord>

/** What is recorded must be possible, and the device is then what the record says; a lost one is not waited for. */
export const recordrule = writeRule(usbrecord, {
  before: async (reader, { before, after }) => {
    if (before) return undefined
    checkRecord(after, (await reader.get(usbdevice, after.usbdeviceid)).state)
    return { at: after.at ?? after.createddate }
  },
  after: async (work, { before, after }) => {
    if (!before) await follow(work, after)
  },
})

async function follow(work: Work, record: RecordRow): Promise<void> {
  const { usbdeviceid: assetid, kind, at, doneby: inby } = record
  const device = await work.get(usbdevice, assetid)
  const intime = at ?? record.createddate
  if (kind === 'lost' && device.state === 'out')
    await endCheckout(work, assetid, { intime, inby, ending: 'lost', note: null })
  const isOut = device.state === 'out' && kind === 'scanned'
  const lending = isOut ? {} : { borrower: null, duedate: null }
  await work.update(usbdevice, assetid, {
    state: stateAfter(kind, device.state),
    ...lending,
    ...scanOf(record, device),
  })
}

/** What is known of its cleanness: the latest scan counts, and of a device that was wiped nothing is known. */
function scanOf({ kind, result, at }: RecordRow, { scandate }: RowOf<typeof usbdevice>) {
  if (kind === 'wiped') return { scanresult: 'unscanned', scandate: null } as const
  const isLatest = kind === 'scanned' && (scandate === null || (at ?? '') >= scandate)
  return isLatest && result !== null ? { scanresult: result, scandate: at } : {}
}
