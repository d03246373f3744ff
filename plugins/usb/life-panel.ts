import { asTitle, type NamedRow, type PanelContent, type Panels, type RowOf, type Tone } from '@shopdb/contract'
import { usbcheckout } from './checkout.ts'
import { type RecordKind, usbrecord } from './record.ts'
import { usbdevice } from './usb-device.ts'

type Events = Extract<PanelContent, { kind: 'timeline' }>['events']
type Checkout = NamedRow<typeof usbcheckout>

/** Who had it and what was done with it, in one line of time. */
export const lifepanel: Panels = {
  of: usbdevice,
  show: async (platform, usbdeviceid) => {
    const latest = { perpage: 25, total: false }
    const [checkouts, records] = await Promise.all([
      platform.list(usbcheckout, { usbdeviceid }, latest),
      platform.list(usbrecord, { usbdeviceid }, latest),
    ])
    const events = [...checkouts.data.flatMap(eventsOf), ...records.data.map(eventOf)]
    const title = 'Its life'
    return [{ kind: 'timeline', title, events: events.toSorted((one, other) => other.at.localeCompare(one.at)) }]
  },
}

function eventsOf(checkout: Checkout): Events {
  const { borrower, purpose, formachinename, outtime, intime, ending, inby, duedate, note } = checkout
  const out = {
    at: outtime,
    label: `Lent to ${borrower}`,
    detail: joined([purpose, formachinename && `for ${formachinename}`, `due ${duedate}`]),
    tone: 'info' as const,
  }
  if (intime === null || ending === 'lost') return [out]
  return [{ at: intime, label: `Back from ${borrower}`, detail: joined([inby && `Taken by ${inby}`, note], '. ') }, out]
}

const tones: Readonly<Record<RecordKind, Tone>> = {
  scanned: 'success',
  wiped: 'success',
  lost: 'warning',
  found: 'info',
  destroyed: 'warning',
}

function eventOf({ kind, result, at, createddate, tool, doneby, note }: RowOf<typeof usbrecord>): Events[number] {
  const label = kind === 'scanned' ? `Scanned: ${result ?? ''}` : asTitle(kind)
  const tone = result === 'infected' ? 'error' : tones[kind]
  return { at: at ?? createddate, label, detail: joined([joined([tool, doneby && `by ${doneby}`]), note], '. '), tone }
}

const joined = (parts: readonly (string | null)[], between = ', '): string => parts.filter(Boolean).join(between)
