import { expect, test } from 'vitest'
import { whenText } from './when-text.ts'

const at = (moment: string) => ({ now: Date.parse(moment), timezone: 'Europe/Berlin' })
const hours = (text: string): readonly string[] => text.match(/\d{1,2}:\d{2}/gu) ?? []

test('what holds now says until when, and what has no end since when', () => {
  const here = at('2026-11-21T09:00:00Z')
  expect(whenText({ from: '2026-11-21T05:00:00Z', until: '2026-11-21T13:00:00Z' }, here)).toMatch(
    /^Until (2:00\sPM|14:00)$/u,
  )
  expect(whenText({ from: '2026-11-21T05:00:00Z' }, here)).toMatch(/^Since 6:00/u)
  const justnow = new Date(here.now + 30_000).toISOString()
  expect(whenText({ from: justnow }, here)).toMatch(/^Since /u)
  expect(whenText({}, here)).toBe('')
})

test('another day is named, the same day is not', () => {
  const here = at('2026-11-21T09:00:00Z')
  const text = whenText({ from: '2026-11-23T05:00:00Z', until: '2026-11-23T08:00:00Z' }, here)
  expect(text).toMatch(/^Mon.*23.* to \D*\d+:00/u)
  expect(text.match(/23/gu)).toHaveLength(1)
})

test('what is over says so', () => {
  expect(whenText({ until: '2026-11-21T08:00:00Z' }, at('2026-11-21T09:00:00Z'))).toMatch(/^Ended /u)
})

test('the hour is that of the site, also in the night in which clocks go back', () => {
  // 00:30 UTC is 02:30 for the first time, 01:30 UTC is 02:30 for the second.
  const here = at('2026-10-24T23:00:00Z')
  const first = whenText({ until: '2026-10-25T00:30:00Z' }, here)
  const second = whenText({ until: '2026-10-25T01:30:00Z' }, here)
  const third = whenText({ until: '2026-10-25T02:30:00Z' }, here)
  expect([first, second, third].flatMap(hours)).toEqual([
    expect.stringMatching(/2:30/u),
    expect.stringMatching(/2:30/u),
    expect.stringMatching(/3:30/u),
  ])
})

test('a day is that of the site and not that of the machine', () => {
  // 23:30 UTC is half past midnight of the next day in Berlin.
  const text = whenText({ until: '2026-11-21T23:30:00Z' }, at('2026-11-21T12:00:00Z'))
  expect(text).toMatch(/Sun.*22/u)
})
