import type { PanelContent, Panels, RowOf, Tone } from '@shopdb/contract'
import { usbcheckout } from './checkout.ts'
import { usbrecord } from './record.ts'
import type { settings } from './settings.ts'
import { usbdevice } from './usb-device.ts'

type Events = Extract<PanelContent, { kind: 'timeline' }>['events']
type Checkout = RowOf<typeof usbcheckout>

/** Who had it and what was done with it, in one line of time. */
export const lifepanel: Panels<typeof settings> = {
  of: usbdevice,
  show: async (platform, usbdeviceid) => {
    const latest = { sort: '-createddate', perpage: 25, total: false } as const
    const [checkouts, records] = await Promise.all([
      platform.list(usbcheckout, { usbdeviceid }, { ...latest, sort: '-outtime' }),
      platform.list(usbrecord, { usbdeviceid }, { ...latest, sort: '-at' }),
    ])
    const events = [...checkouts.data.flatMap(eventsOf), ...records.data.map(eventOf)]
    return [
      { kind: 'timeline', title: 'Its life', events: events.toSorted((one, other) => (one.at < other.at ? 1 : -1)) },
    ]
  },
}

function eventsOf({ borrower, purpose, outtime, intime, ending, inby, duedate, note }: Checkout): Events {
  const out = {
    at: outtime,
    label: `Lent to ${borrower}`,
    detail: joined([purpose, `due ${duedate}`]),
    tone: 'info' as const,
  }
  if (intime === null || ending === 'lost') return [out]
  return [{ at: intime, label: `Back from ${borrower}`, detail: joined([inby && `taken by ${inby}`, note]) }, out]
}

const tones: Readonly<Record<RowOf<typeof usbrecord>['kind'], Tone>> = {
  scanned: 'success',
  wiped: 'success',
  lost: 'warning',
  found: 'info',
  destroyed: 'warning',
}

function eventOf({ kind, result, at, createddate, tool, doneby, note }: RowOf<typeof usbrecord>): Events[number] {
  const label = kind === 'scanned' ? `Scanned: ${result ?? ''}` : kind.charAt(0).toUpperCase() + kind.slice(1)
  const tone = result === 'infected' ? 'error' : tones[kind]
  return { at: at ?? createddate, label, detail: joined([tool, doneby && `by ${doneby}`, note]), tone }
}

const joined = (parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(', ')
