import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readGageList } from './gage-list.ts'
import { saidDay, saidLab, saidResult, saidState, saidText, saidTolerance, typeNameOf } from './gage-words.ts'

const today = '2026-11-20'
const fixture = (name: string): Uint8Array => readFileSync(new URL(`fixtures/${name}`, import.meta.url))
const list = (text: string) => readGageList(Buffer.from(text), today)

test('a clean list is taken in whole', () => {
  const { gages, refused } = readGageList(fixture('gages.csv'), today)
  expect(gages).toHaveLength(60)
  expect(refused).toEqual([])
  expect(gages[2]).toMatchObject({
    line: 4,
    gageid: 'MT-00003',
    maker: 'Mitutoyo',
    tool: {
      tolerance: '+/-5%',
      intervalvalue: 365,
      lastcaldate: '2024-09-13',
      grrpercent: 18.4,
      calibrationmode: 'in-house',
    },
    calibration: {
      caldate: '2024-09-13',
      nextduedate: null,
      lab: null,
      result: 'limited',
      asfound: 'out of tolerance',
      asleft: 'in tolerance',
    },
  })
  expect(gages[0]?.calibration).toMatchObject({ lab: 'Acme Cal Lab', accreditation: 'A2LA 1234.01' })
})

test('each line of a dirty list that cannot be taken says why, and the others are taken', () => {
  const { gages, refused, remarks } = readGageList(fixture('dirty-gages.csv'), today)
  expect(gages.map(({ gageid }) => gageid)).toEqual(['CAL-1', 'CAL-3', 'CAL-5', 'CAL-9'])
  expect(refused.map(({ line, text }) => `${line} ${text}`)).toEqual([
    '3 has the maker, model and serial number of line 2',
    '4 has the gage id of line 2',
    "5 has no gage id, only '0'",
    "6 has no gage id, only 'N/A'",
    "8 was last calibrated on '2/30/2026', which is no day",
    '10 is due on 2026-01-15, before it was calibrated on 2026-01-31',
    expect.stringMatching(/^11 .*limited or fail for a tool that was left out of tolerance/u),
    "12 has the status 'SLEEPING', which nobody here knows",
  ])
  expect(remarks.map(({ line, text }) => `${line} ${text}`)).toEqual([
    "7 the maker 'N/A' is taken as unknown",
    '9 without a result that is known only the day of its calibration is taken',
  ])
})

test('what a dirty list means is taken: days, intervals of 0, plus-minus signs, states, due dates of their own', () => {
  const { gages } = readGageList(fixture('dirty-gages.csv'), today)
  const [caliper, ring, wrench, micrometer] = gages
  expect(caliper).toMatchObject({
    tool: { lastcaldate: '2026-03-14', tolerance: '\u00b1 0.001 in' },
    calibration: { result: 'pass', nextduedate: null },
  })
  expect(ring).toMatchObject({
    maker: null,
    state: 'retired',
    tool: { serialnumber: null, lastcaldate: '2025-12-01' },
  })
  expect(wrench).toMatchObject({
    state: 'in repair',
    tool: { intervalvalue: null, duedateoverride: null },
    calibration: undefined,
  })
  expect(micrometer).toMatchObject({
    state: 'retired',
    calibration: { result: 'pass after adjustment', nextduedate: '2026-09-01' },
  })
})

test('what is no gage list is refused as a whole', () => {
  expect(() => list('name,color\nA,red\n')).toThrow('no column for the gage id')
  expect(() => list('gageid,model\n"A,1\n')).toThrow('cannot be read as CSV')
  expect(() => list(`gageid\n${'A\n'.repeat(1001)}`)).toThrow('at most 1000')
})

test.each([
  ['2026-01-31', '2026-01-31'],
  ['1/31/2026', '2026-01-31'],
  ['1/3/26', '2026-01-03'],
  ['2/29/2024', '2024-02-29'],
  [' N/A ', null],
  ['', null],
  ['31/1/2026', undefined],
  ['2026-02-30', undefined],
  ['2/29/2026', undefined],
  ['May 2026', undefined],
])('the day %j is %j', (written, day) => {
  expect(saidDay(written)).toBe(day)
})

test('words of a list are understood in their usual spellings', () => {
  expect(
    ['PASS-ADJUSTED', 'LIMITED', 'Failed', 'Within Tolerance', 'W/in tol', 'accepted', '<result>'].map(saidResult),
  ).toEqual(['pass after adjustment', 'limited', 'fail', 'pass', 'pass', 'pass', null])
  expect(['in tolerance', 'OUT OF TOLERANCE', '', 'not within tolerance'].map(saidTolerance)).toEqual([
    'in tolerance',
    'out of tolerance',
    'not measured',
    'out of tolerance',
  ])
  expect(
    ['out for calibration', 'IN-ACTIVE', 'SERVICE', 'DEFECTIVE', 'reference only', '', 'asleep'].map(saidState),
  ).toEqual(['out for calibration', 'retired', 'in repair', 'quarantined', 'reference only', 'active', undefined])
  expect(['Outside micrometer 0-1"', 'Plug gage set', 'Thread ring gage', 'Flux capacitor'].map(typeNameOf)).toEqual([
    'Micrometer',
    'Plug gage',
    'Thread gage',
    'Other',
  ])
  expect(['in-house', 'NVLAP lab 200xxx-0', '', 'Lab (A2LA 1)'].map(saidLab)).toEqual([
    null,
    { lab: 'NVLAP lab 200xxx-0', accreditation: null },
    null,
    { lab: 'Lab', accreditation: 'A2LA 1' },
  ])
  expect(['none', '-', '0', ' Acme   Corp '].map(saidText)).toEqual([null, null, null, 'Acme Corp'])
})
