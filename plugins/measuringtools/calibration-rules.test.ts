import { brokenChecks } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { calibrationchecks, isGood, isInDoubt, type SaidOfCalibration } from './calibration-rules.ts'

const today = '2026-11-20'
const sound: SaidOfCalibration = {
  caldate: '2026-11-19',
  result: 'pass',
  limitation: null,
  asfound: 'in tolerance',
  asleft: null,
  isadjusted: false,
  nextduedate: null,
}
const out = { asfound: 'out of tolerance' } as const

test.each<[string, Partial<SaidOfCalibration>]>([
  ['a pass', {}],
  ['a pass today', { caldate: '2026-11-20' }],
  [
    'a tool that was found out, adjusted and left in',
    { ...out, asleft: 'in tolerance', isadjusted: true, result: 'pass after adjustment' },
  ],
  ['a new tool, of which nothing was found', { asfound: 'not measured', asleft: 'in tolerance' }],
  ['a tool that failed', { ...out, result: 'fail' }],
  ['a tool that was left out in a part of its range', { ...out, result: 'limited', limitation: 'below 0.5 in' }],
  ['a tool that is due earlier than its interval says', { nextduedate: '2026-12-01' }],
])('%s is taken', (_title, said) => {
  expect(brokenChecks(calibrationchecks, { ...sound, ...said }, today)).toEqual([])
})

test.each<[string, Partial<SaidOfCalibration>, string]>([
  ['a calibration tomorrow', { caldate: '2026-11-21' }, '/caldate'],
  ['a pass that was left out of tolerance', out, '/result'],
  ['a pass of which nobody measured how it was left', { asfound: 'not measured' }, '/asleft'],
  ['a plain pass after an adjustment', { isadjusted: true }, '/result'],
  ['a limited tool without its limits', { result: 'limited' }, '/limitation'],
  ['limits of a tool that is not limited', { limitation: 'below 0.5 in' }, '/limitation'],
  ['a next date that is not later', { nextduedate: '2026-11-19' }, '/nextduedate'],
])('%s is refused', (_title, said, path) => {
  expect(brokenChecks(calibrationchecks, { ...sound, ...said }, today)).toMatchObject([{ path }])
})

test('a calibration is good when the tool was left in tolerance, whatever it was found as', () => {
  expect(isGood(sound)).toBe(true)
  expect(isGood({ ...sound, ...out, asleft: 'in tolerance', result: 'pass after adjustment' })).toBe(true)
  expect(isGood({ ...sound, result: 'limited' })).toBe(true)
  expect(isGood({ ...sound, ...out, result: 'limited' })).toBe(false)
  expect(isGood({ ...sound, result: 'fail' })).toBe(false)
})

test('what a tool measured before is in doubt when it was found out, or failed and nobody knows how it was found', () => {
  expect(isInDoubt({ ...sound, ...out, asleft: 'in tolerance', result: 'pass after adjustment' })).toBe(true)
  expect(isInDoubt({ ...sound, asfound: 'not measured', result: 'fail' })).toBe(true)
  expect(isInDoubt({ ...sound, asfound: 'not measured', asleft: 'out of tolerance', result: 'limited' })).toBe(true)
  expect(isInDoubt({ ...sound, asfound: 'not measured', asleft: 'in tolerance' })).toBe(false)
  expect(isInDoubt({ ...sound, result: 'fail' })).toBe(false)
  expect(isInDoubt(sound)).toBe(false)
})
