import { choiceText, type RowOf } from '@shopdb/contract'
import type { RecordKind } from './record.ts'
import { type states, usbdevice } from './usb-device.ts'

/** Where a device is in its life. */
export type State = (typeof states)[number]

/** In which states each may be recorded. */
const recordedin: Readonly<Record<RecordKind, readonly State[]>> = {
  scanned: ['in', 'out', 'wiped'],
  wiped: ['in', 'wiped'],
  lost: ['in', 'out', 'wiped'],
  found: ['lost'],
  destroyed: ['in', 'wiped'],
}

/** The state after it; a scan changes none. */
export function stateAfter(kind: RecordKind, state: State): State {
  if (kind === 'scanned') return state
  return kind === 'found' ? 'in' : kind
}

/** A state in a sentence. */
export const stateWords = (state: State): string => choiceText(usbdevice.fields.state, state)

/** A device as far as lending goes. */
export type Lendable = Pick<RowOf<typeof usbdevice>, 'assetnumber' | 'state' | 'scanresult' | 'borrower'>

/** Why this cannot be recorded of a device now, in a sentence; undefined where it can. */
export function whyNotRecorded(kind: RecordKind, { assetnumber, state }: Lendable): string | undefined {
  if (recordedin[kind].includes(state)) return undefined
  const is = `${assetnumber} is ${stateWords(state)}`
  if (state === 'destroyed') return `${is}; nothing more can be recorded of it.`
  if (kind === 'found') return `${is}; only a lost device can be found.`
  const first = state === 'lost' ? 'record it as found' : 'take it back'
  return `${is} and cannot be recorded as ${kind}; ${first} first.`
}

/** Why a device cannot be lent now, in a sentence; undefined where it can. */
export function whyNotLent(
  { assetnumber, state, scanresult, borrower }: Lendable,
  needscan: boolean,
): string | undefined {
  if (state === 'out') return `${assetnumber} is lent to ${borrower ?? 'somebody'} already; take it back first.`
  if (state === 'lost') return `${assetnumber} is lost and cannot be lent; record it as found first.`
  if (state === 'destroyed') return `${assetnumber} is destroyed and cannot be lent.`
  if (scanresult === 'infected') return `${assetnumber} is infected; wipe it and scan it again first.`
  if (needscan && scanresult !== 'clean') return `${assetnumber} was not scanned; only clean devices are lent here.`
  return undefined
}

/** Why a device cannot be taken back now, in a sentence; undefined where it can. */
export const whyNotBack = ({ assetnumber, state }: Lendable): string | undefined =>
  state === 'out' ? undefined : `${assetnumber} is ${stateWords(state)}; it is not lent to anybody.`

/** Why a device cannot be kept for longer, in a sentence; undefined where it can. */
export const whyNotKept = (device: Lendable): string | undefined =>
  whyNotBack(device) ??
  (device.scanresult === 'infected' ? `${device.assetnumber} is infected; take it back and wipe it.` : undefined)
