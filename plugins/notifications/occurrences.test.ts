import { expect, test } from 'vitest'
import { occurrencesIn, type Timing } from './occurrences.ts'

const timezone = 'Europe/Berlin'
const within = (from: string, until: string) => ({ from, until, timezone })
/** From 22:00 to 06:00 in Berlin. */
const night: Timing = {
  starttime: '2026-10-20T20:00:00.000Z',
  endtime: '2026-10-21T04:00:00.000Z',
  recurrence: 'daily',
  recursuntil: null,
}
const starts = (timing: Timing, from: string, until: string) =>
  occurrencesIn(timing, within(from, until)).map(({ start }) => start)

test('what does not come again is there once, and without an end for ever', () => {
  const once: Timing = { ...night, recurrence: 'none' }
  expect(occurrencesIn(once, within('2026-10-20T00:00:00.000Z', '2026-10-22T00:00:00.000Z'))).toEqual([
    { key: 'once', start: once.starttime, end: once.endtime },
  ])
  expect(starts(once, '2027-01-01T00:00:00.000Z', '2027-01-02T00:00:00.000Z')).toEqual([])
  expect(starts({ ...once, endtime: null }, '2027-01-01T00:00:00.000Z', '2027-01-02T00:00:00.000Z')).toHaveLength(1)
})

test('what comes each night comes at the same time of day, also when clocks go back', () => {
  const found = occurrencesIn(night, within('2026-10-24T12:00:00.000Z', '2026-10-26T12:00:00.000Z'))
  expect(found).toEqual([
    // Nine hours: two o'clock is there twice.
    { key: '2026-10-24', start: '2026-10-24T20:00:00.000Z', end: '2026-10-25T05:00:00.000Z' },
    { key: '2026-10-25', start: '2026-10-25T21:00:00.000Z', end: '2026-10-26T05:00:00.000Z' },
  ])
})

test('an hour that is left out in spring is the one after it', () => {
  const early = { ...night, starttime: '2026-03-27T01:30:00.000Z', endtime: '2026-03-27T01:45:00.000Z' }
  expect(starts(early, '2026-03-28T00:00:00.000Z', '2026-03-30T12:00:00.000Z')).toEqual([
    '2026-03-28T01:30:00.000Z',
    // 02:30 is not there; 03:30 is 01:30 UTC.
    '2026-03-29T01:30:00.000Z',
    '2026-03-30T00:30:00.000Z',
  ])
})

/** The one that begins on a day, as moments of UTC. */
const onDay = (timing: Timing, day: string) =>
  occurrencesIn(timing, within(`${day}T00:00:00.000Z`, `${day}T12:00:00.000Z`)).find(({ key }) => key === day)

test('what falls into the hour that is left out is as long as ever, and ends after it begins', () => {
  // From 02:30 to 03:15 in Berlin.
  const early = { ...night, starttime: '2026-03-27T01:30:00.000Z', endtime: '2026-03-27T02:15:00.000Z' }
  const skipped = { start: '2026-03-29T01:30:00.000Z', end: '2026-03-29T02:15:00.000Z' }
  expect(onDay(early, '2026-03-29')).toMatchObject(skipped)
  // From 02:30 to 03:30: both are the same moment on that day.
  const hour = { ...early, endtime: '2026-03-27T02:30:00.000Z' }
  expect(onDay(hour, '2026-03-29')).toMatchObject({ ...skipped, end: '2026-03-29T02:30:00.000Z' })
  // From 01:30 to 03:15: it goes on to the time of day at which it ends.
  const over = { ...early, starttime: '2026-03-27T00:30:00.000Z' }
  expect(onDay(over, '2026-03-29')).toMatchObject({
    start: '2026-03-29T00:30:00.000Z',
    end: '2026-03-29T01:15:00.000Z',
  })
})

test('what falls into the hour that is there twice holds in the first of them', () => {
  // From 02:15 to 02:45 in Berlin.
  const late = { ...night, starttime: '2026-10-23T00:15:00.000Z', endtime: '2026-10-23T00:45:00.000Z' }
  expect(onDay(late, '2026-10-25')).toMatchObject({
    start: '2026-10-25T00:15:00.000Z',
    end: '2026-10-25T00:45:00.000Z',
  })
  // Written down in the second of them, from 02:45 to 02:15 by the clocks.
  const across = { ...night, starttime: '2026-10-25T00:45:00.000Z', endtime: '2026-10-25T01:15:00.000Z' }
  expect(onDay(across, '2026-10-25')).toMatchObject({ start: across.starttime, end: across.endtime })
  expect(onDay(across, '2026-10-26')).toMatchObject({
    start: '2026-10-26T01:45:00.000Z',
    end: '2026-10-26T02:15:00.000Z',
  })
})

test('what has begun before a span and ends in it is in it', () => {
  expect(starts(night, '2026-11-01T02:00:00.000Z', '2026-11-01T03:00:00.000Z')).toEqual(['2026-10-31T21:00:00.000Z'])
})

test('a day that a month does not have is its last, and the month after has it again', () => {
  const monthly: Timing = {
    starttime: '2026-01-31T09:00:00.000Z',
    endtime: '2026-01-31T10:00:00.000Z',
    recurrence: 'monthly',
    recursuntil: null,
  }
  const keys = occurrencesIn(monthly, within('2026-01-01T00:00:00.000Z', '2026-05-01T00:00:00.000Z'))
  expect(keys.map(({ key }) => key)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'])
  expect(starts(monthly, '2031-02-01T00:00:00.000Z', '2031-03-01T00:00:00.000Z')).toEqual(['2031-02-28T09:00:00.000Z'])
})

test('a week has seven days, and the last day is the last', () => {
  const weekly: Timing = { ...night, recurrence: 'weekly', recursuntil: '2026-11-03' }
  expect(starts(weekly, '2026-10-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z')).toEqual([
    '2026-10-20T20:00:00.000Z',
    '2026-10-27T21:00:00.000Z',
    '2026-11-03T21:00:00.000Z',
  ])
})

test('what has come each day for ten years is found at once', () => {
  const old: Timing = { ...night, starttime: '2016-10-20T20:00:00.000Z', endtime: '2016-10-21T04:00:00.000Z' }
  expect(starts(old, '2026-11-01T12:00:00.000Z', '2026-11-02T12:00:00.000Z')).toEqual(['2026-11-01T21:00:00.000Z'])
})
