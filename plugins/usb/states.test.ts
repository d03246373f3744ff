import { addDays, daysBetween } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { recordkinds } from './record.ts'
import { type State, stateAfter, whyNotLent, whyNotRecorded } from './states.ts'
import { states } from './usb-device.ts'

const clean = { assetnumber: 'U-1', borrower: null, state: 'in', scanresult: 'clean' } as const

test.each([
  ['in', undefined],
  ['wiped', undefined],
  ['lost', 'U-1 is lost and cannot be lent; record it as found first.'],
  ['destroyed', 'U-1 is destroyed and cannot be lent.'],
] as const)('a clean device that is %s: %s', (state, reason) => {
  expect(whyNotLent({ ...clean, state }, true)).toBe(reason)
})

test('a device that is out names who has it', () => {
  expect(whyNotLent({ ...clean, state: 'out', borrower: 'Metrology lab' }, false)).toContain('Metrology lab')
})

test('an infected device is never lent, one that was not scanned only where the site allows it', () => {
  expect(whyNotLent({ ...clean, scanresult: 'infected' }, false)).toContain('infected')
  expect(whyNotLent({ ...clean, scanresult: 'unscanned' }, false)).toBeUndefined()
  expect(whyNotLent({ ...clean, scanresult: 'unscanned' }, true)).toContain('was not scanned')
})

test('nothing happens to a destroyed device any more', () => {
  const possible = (state: State) => recordkinds.filter((kind) => !whyNotRecorded(kind, { ...clean, state }))
  expect(possible('destroyed')).toEqual([])
  expect(possible('lost')).toEqual(['found'])
})

test.each([
  ['wiped', 'in', undefined],
  ['destroyed', 'out', 'U-1 is lent and cannot be recorded as destroyed; take it back first.'],
  ['scanned', 'lost', 'U-1 is lost and cannot be recorded as scanned; record it as found first.'],
  ['found', 'wiped', 'U-1 is wiped; only a lost device can be found.'],
  ['found', 'destroyed', 'U-1 is destroyed; nothing more can be recorded of it.'],
] as const)('%s, of a device that is %s: %s', (kind, state, reason) => {
  expect(whyNotRecorded(kind, { ...clean, state })).toBe(reason)
})

test('a scan leaves a device where it is, a found one is back in the drawer, else it is what was recorded', () => {
  expect(states.map((state) => stateAfter('scanned', state))).toEqual([...states])
  expect(stateAfter('found', 'lost')).toBe('in')
  expect(stateAfter('wiped', 'in')).toBe('wiped')
})

test('days are counted by the calendar, over months, leap days and changes of the clock', () => {
  expect(addDays('2028-02-28', 2)).toBe('2028-03-01')
  expect(addDays('2026-03-28', 7)).toBe('2026-04-04')
  expect(daysBetween('2026-10-20', '2026-11-03')).toBe(14)
  expect(daysBetween('2026-11-03', '2026-11-01')).toBe(-2)
})
