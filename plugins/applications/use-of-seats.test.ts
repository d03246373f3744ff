import { expect, test } from 'vitest'
import { type Install, isInForce, standingOf, type Terms } from './use-of-seats.ts'

const today = '2026-11-21'
const on = (version: string, ...computers: readonly number[]): readonly Install[] =>
  computers.map((computerid) => ({ computerid, version }))

function terms(licenseid: number, more: Partial<Terms> = {}): Terms {
  const open = { versions: null, assigned: null, startdate: null, enddate: null }
  return { licenseid, kind: 'per computer', seats: 2, ...open, ...more }
}

test.each([
  [{ startdate: null, enddate: null }, true],
  [{ startdate: null, enddate: today }, true],
  [{ startdate: null, enddate: '2026-11-20' }, false],
  [{ startdate: today, enddate: null }, true],
  [{ startdate: '2026-11-22', enddate: null }, false],
])('a license of %o is in force today: %s', (term, isit) => {
  expect(isInForce(term, today)).toBe(isit)
})

test('a computer takes one seat, however many versions it has', () => {
  const installs = [...on('9.4', 1, 2, 3), ...on('9.5', 1)]
  expect(standingOf([terms(1)], installs, today)).toEqual({ uses: [{ licenseid: 1, used: 3, over: 1 }], uncovered: 0 })
})

test('seats are filled in the order in which licenses end, and the last one is over', () => {
  const licenses = [terms(1), terms(2, { enddate: '2027-01-31' })]
  expect(standingOf(licenses, on('1', 1, 2, 3), today).uses).toEqual([
    { licenseid: 2, used: 2, over: 0 },
    { licenseid: 1, used: 1, over: 0 },
  ])
  expect(standingOf(licenses, on('1', 1, 2, 3, 4, 5), today).uses).toContainEqual({ licenseid: 1, used: 3, over: 1 })
})

test('a version belongs to the license that fits it best, and one that none fits is not covered', () => {
  const licenses = [terms(1, { versions: '24' }), terms(2, { versions: '2412' })]
  const installs = [...on('2412.6', 1, 2), ...on('2406', 3), ...on('2312', 4, 5), ...on('', 6)]
  expect(standingOf(licenses, installs, today)).toEqual({
    uses: [
      { licenseid: 1, used: 1, over: 0 },
      { licenseid: 2, used: 2, over: 0 },
    ],
    uncovered: 3,
  })
})

test('a license that is not in force covers nothing', () => {
  const licenses = [terms(1, { enddate: '2026-01-31' })]
  expect(standingOf(licenses, on('1', 1, 2), today)).toEqual({
    uses: [{ licenseid: 1, used: null, over: 0 }],
    uncovered: 2,
  })
})

test('beside a license for the site nobody is over', () => {
  const licenses = [terms(1), terms(2, { kind: 'site', seats: null })]
  expect(standingOf(licenses, on('1', 1, 2, 3), today)).toEqual({
    uses: [
      { licenseid: 1, used: 2, over: 0 },
      { licenseid: 2, used: 3, over: 0 },
    ],
    uncovered: 0,
  })
})

test('people are counted as they are assigned, and concurrent use by nobody', () => {
  const licenses = [
    terms(1, { kind: 'per person', seats: 5, assigned: 7 }),
    terms(2, { kind: 'concurrent', versions: '2' }),
  ]
  expect(standingOf(licenses, on('1', 1), today)).toEqual({
    uses: expect.arrayContaining([
      { licenseid: 1, used: 7, over: 2 },
      { licenseid: 2, used: null, over: 0 },
    ]),
    uncovered: 0,
  })
})

test('a program that needs no license is in order', () => {
  expect(standingOf([], on('1', 1, 2), today)).toEqual({ uses: [], uncovered: 0 })
})
