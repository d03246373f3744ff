import { readFileSync } from 'node:fs'
import { tableOf } from '@shopdb/server/testing'
import { expect, test } from 'vitest'
import { gageformat } from './gage-columns.ts'
import { type GageList, readGageList } from './gage-list.ts'
import { saidDay, saidInterval, saidLab, saidNumber, saidPercent, saidText } from './gage-words.ts'

const today = '2026-11-20'
const fixture = (name: string): Uint8Array => readFileSync(new URL(`fixtures/${name}`, import.meta.url))
const read = async (bytes: Uint8Array): Promise<GageList> => readGageList(await tableOf(bytes, gageformat), today)
const list = (text: string): Promise<GageList> => read(Buffer.from(text))

test('a clean list is taken in whole', async () => {
  const { gages, refused } = await read(fixture('gages.csv'))
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

test('each line of a dirty list that cannot be taken says why, and the others are taken', async () => {
  const { gages, refused, remarks } = await read(fixture('dirty-gages.csv'))
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
    "9 the result '[result]' is none that is plain, such as pass or fail, and is not taken",
    '9 without a result that is known only the day of its calibration is taken',
  ])
})

test('what a dirty list means is taken: days, intervals of 0, plus-minus signs, states, due dates of their own', async () => {
  const { gages } = await read(fixture('dirty-gages.csv'))
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

test('what is no gage list is refused as a whole', async () => {
  await expect(list('name,color\nA,red\n')).rejects.toThrow('no column for the gage id')
  await expect(list('gageid,model\n"A,1\n')).rejects.toThrow('cannot be read as CSV')
  await expect(list(`gageid\n${'A\n'.repeat(1001)}`)).rejects.toThrow('at most 1000')
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

test.each([
  ['365', { intervalvalue: 365, intervalunit: 'days' }],
  ['182.0', { intervalvalue: 182, intervalunit: 'days' }],
  ['90 days', { intervalvalue: 90, intervalunit: 'days' }],
  ['26 wks', { intervalvalue: 182, intervalunit: 'days' }],
  ['12 months', { intervalvalue: 12, intervalunit: 'months' }],
  ['6 Mo.', { intervalvalue: 6, intervalunit: 'months' }],
  ['2 years', { intervalvalue: 24, intervalunit: 'months' }],
  ['0', null],
  ['', null],
  ['-5', undefined],
  ['12 moons', undefined],
  ['00', undefined],
  ['1e3', undefined],
  ['yearly or so', undefined],
])('the interval %j is %j', (written, interval) => {
  expect(saidInterval(written)).toEqual(interval)
})

test('numbers that a spreadsheet damaged are none, labs are told with their accreditation', () => {
  expect(['6.37702E+15', '1E+05', '####', 'A100', '12E4', ' 0012 ', 'N/A'].map(saidNumber)).toEqual([
    undefined,
    undefined,
    undefined,
    'A100',
    '12E4',
    '0012',
    null,
  ])
  expect(['18.44', '12 %', '-3', 'good', ''].map(saidPercent)).toEqual([18.4, 12, undefined, undefined, null])
  expect(['in-house', 'NVLAP lab 200xxx-0', '', 'Lab (A2LA 1)'].map(saidLab)).toEqual([
    null,
    { lab: 'NVLAP lab 200xxx-0', accreditation: null },
    null,
    { lab: 'Lab', accreditation: 'A2LA 1' },
  ])
  expect(['none', '-', '0', ' Acme   Corp '].map(saidText)).toEqual([null, null, null, 'Acme Corp'])
})

test('a share that may be meant in percent is told as it is taken', async () => {
  const { gages, remarks } = await list(
    'gageid,grrpercent,interval\nG1,0.184,365\nG2,0.9 %,365\nG3,18.4,365\nG4,0,365\n',
  )
  expect(gages.map(({ tool }) => tool.grrpercent)).toEqual([0.2, 0.9, 18.4, null])
  expect(remarks).toEqual([{ line: 2, gageid: 'G1', text: "the gage R&R '0.184' is taken as 0.2 %" }])
})

test('what a line says and nobody understands is told, and so is what does not fit', async () => {
  const { gages, refused, remarks } = await list(
    [
      'gageid,serialnumber,interval,lastcaldate,result,as found,gage r&r',
      'G1,6.37702E+15,-5,2026-01-31,Pending,maybe,good',
      'G2,7,12 months,,Rejected,,',
      'G3,8,12 months,2026-01-31,,out of tolerance,',
      'G4,9,365,2026-01-31,did not pass,,',
      `G5,${'9'.repeat(121)},365,,,,`,
      '1.2E+10,10,365,,,,',
    ].join('\n'),
  )
  expect(remarks.map(({ line, text }) => `${line} ${text}`)).toEqual([
    "2 the serial number '6.37702E+15' was damaged by a spreadsheet and is left empty",
    "2 the interval '-5' is none, such as 365 or 12 months, and is left empty",
    "2 the gage R&R 'good' is no number and is left empty",
    "2 as found 'maybe' is neither in nor out of tolerance, and is not taken",
    "2 the result 'Pending' is none that is plain, such as pass or fail, and is not taken",
    '2 without a result that is known only the day of its calibration is taken',
    '2 it has no interval and no due date',
    "3 the result 'Rejected' has no day of calibration and is not taken",
    '4 without a result that is known only the day of its calibration is taken',
    '4 that it was out of tolerance is not taken without a result',
  ])
  expect(refused.map(({ line, text }) => `${line} ${text}`)).toEqual([
    '6 does not fit: serial number must be at most 120 characters long; it has 121',
    "7 has the gage id '1.2E+10', which a spreadsheet damaged",
  ])
  expect(gages[0]?.tool).toMatchObject({ serialnumber: null, intervalvalue: null })
  expect(gages[1]?.tool).toMatchObject({ intervalvalue: 12, intervalunit: 'months' })
  expect(gages[3]?.calibration).toMatchObject({ result: 'fail' })
})
