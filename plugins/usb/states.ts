import { choiceText, type RowOf } from '@shopdb/contract'
import type { usbrecord } from './record.ts'
import { type states, usbdevice } from './usb-device.ts'

/** Where a device is in its life. */
export type State = (typeof states)[number]
/** What is recorded of it. */
export type Happening = Pick<RowOf<typeof usbrecord>, 'kind' | 'result' | 'tool'>

/** Whether it lies in the drawer. */
export const isIn = (state: State): boolean => state === 'in' || state === 'wiped'

const before: Readonly<Record<Happening['kind'], readonly State[]>> = {
  scanned: ['in', 'out', 'wiped'],
  wiped: ['in', 'wiped'],
  lost: ['in', 'out', 'wiped'],
  found: ['lost'],
  destroyed: ['in', 'wiped'],
}

/** Whether this can happen to a device in that state. */
export const canHappen = (kind: Happening['kind'], state: State): boolean => before[kind].includes(state)

/** The state after it; a scan changes none. */
export function stateAfter(kind: Happening['kind'], state: State): State {
  if (kind === 'scanned') return state
  return kind === 'found' ? 'in' : kind
}

/** A state in a sentence. */
export const stateWords = (state: State): string => choiceText(usbdevice.fields.state, state)

/** Why this cannot be recorded of a device now, in a sentence; undefined where it can. */
export function whyNotRecorded(kind: Happening['kind'], { assetnumber, state }: Lendable): string | undefined {
  if (canHappen(kind, state)) return undefined
  const is = `${assetnumber} is ${stateWords(state)}`
  if (state === 'destroyed') return `${is}; nothing more can be recorded of it.`
  if (kind === 'found') return `${is}; only a lost device can be found.`
  const first = state === 'lost' ? 'record it as found' : 'take it back'
  return `${is} and cannot be recorded as ${kind}; ${first} first.`
}

/** A device as far as lending goes. */
export type Lendable = Pick<RowOf<typeof usbdevice>, 'assetnumber' | 'state' | 'scanresult' | 'borrower'>

/** Why a device cannot be lent now, in a sentence; undefined where it can. */
export function whyNot({ assetnumber, state, scanresult, borrower }: Lendable, needscan: boolean): string | undefined {
  if (state === 'out') return `${assetnumber} is lent to ${borrower ?? 'somebody'} already; take it back first.`
  if (state === 'lost') return `${assetnumber} is lost and cannot be lent; record it as found first.`
  if (!isIn(state)) return `${assetnumber} is ${stateWords(state)} and cannot be lent.`
  if (scanresult === 'infected') return `${assetnumber} is infected; wipe it and scan it again first.`
  if (needscan && scanresult !== 'clean') return `${assetnumber} was not scanned; only clean devices are lent here.`
  return undefined
}
