import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { addDays, addMonths, daysBetween, heldWithin } from './days.ts'

test('days are counted over the ends of months and years, and back', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
  expect(daysBetween('2026-11-20', '2026-12-20')).toBe(30)
  expect(daysBetween('2026-11-20', '2026-11-19')).toBe(-1)
})

test('a month after a day that it does not have is its last day', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2028-01-31', 1)).toBe('2028-02-29')
  expect(addMonths('2026-11-30', 3)).toBe('2027-02-28')
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
})

/** The day of a moment where the clocks are set so; a process keeps the zone that it began with. */
function dayIn(zone: string, moment: string): string {
  const code = `import { dayOf } from '${import.meta.resolve('./days.ts')}'; process.stdout.write(dayOf('${moment}'))`
  return execFileSync(process.execPath, ['--input-type=module', '-e', code], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  })
}

test('a moment is of the day that clocks at the site show', () => {
  expect(dayIn('Asia/Tokyo', '2026-11-21T19:07:00.000Z')).toBe('2026-11-22')
  expect(dayIn('America/New_York', '2026-11-22T03:07:00.000Z')).toBe('2026-11-21')
  expect(dayIn('UTC', '2026-11-21T23:59:59.999Z')).toBe('2026-11-21')
})

test('a span holds within some days when they share one', () => {
  const moment = (day: string): string => `${day}T08:00:00.000Z`
  const span = { from: moment('2026-05-01'), until: moment('2026-09-01') }
  expect(heldWithin(span, '2026-09-01', '2026-12-01')).toBe(true)
  expect(heldWithin(span, '2026-09-02', '2026-12-01')).toBe(false)
  expect(heldWithin(span, '2026-01-01', '2026-05-01')).toBe(true)
  expect(heldWithin(span, '2026-01-01', '2026-04-30')).toBe(false)
  expect(heldWithin(span, null, '2026-06-01')).toBe(true)
  expect(heldWithin({ from: null, until: null }, '2026-01-01', '2026-02-01')).toBe(true)
})
