import { execFileSync } from 'node:child_process'
import type { HistoryEntry } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { staysOf, touches } from './periods.ts'

const moment = (day: string): string => `${day}T08:00:00.000Z`

/** An entry as the history tells it; what does not matter here is left out. */
const entry = (day: string, action: string, before: object | null, after: object | null): HistoryEntry =>
  ({ action, before, after, changeset: { createddate: moment(day) } }) as unknown as HistoryEntry

const history = [
  entry('2026-09-01', 'update', { locationid: 2 }, { locationid: 3 }),
  entry('2026-07-01', 'update', { notes: null }, { notes: 'dropped' }),
  entry('2026-06-15', 'event', null, { locationid: 9 }),
  entry('2026-05-01', 'update', { locationid: 1 }, { locationid: 2 }),
  entry('2026-01-01', 'create', null, { locationid: 1, notes: null }),
]

test('where a tool stood is told from now back to the day it was made', () => {
  expect(staysOf(history, 'locationid', 3)).toEqual([
    { value: 3, from: moment('2026-09-01'), until: null },
    { value: 2, from: moment('2026-05-01'), until: moment('2026-09-01') },
    { value: 1, from: moment('2026-01-01'), until: moment('2026-05-01') },
  ])
})

test('a tool whose history begins later was where it was before, nobody knows since when', () => {
  expect(staysOf(history.slice(0, 2), 'locationid', 3)).toEqual([
    { value: 3, from: moment('2026-09-01'), until: null },
    { value: 2, from: null, until: moment('2026-09-01') },
  ])
  expect(staysOf([], 'locationid', 3)).toEqual([{ value: 3, from: null, until: null }])
})

test('a tool that was taken out and came back stood where it stood before, back to the day it was made', () => {
  const back = [
    entry('2026-11-10', 'create', null, { locationid: 3, notes: null }),
    entry('2026-11-09', 'purge', { locationid: 3, notes: null }, null),
  ]
  expect(staysOf([...back, ...history], 'locationid', 3)).toEqual(staysOf(history, 'locationid', 3))
  const moved = [entry('2026-11-10', 'create', null, { locationid: null }), ...back.slice(1), ...history]
  expect(staysOf(moved, 'locationid', null)).toEqual([
    { value: null, from: moment('2026-11-10'), until: null },
    { value: 3, from: moment('2026-09-01'), until: moment('2026-11-10') },
    ...staysOf(history, 'locationid', 3).slice(1),
  ])
})

test('a span touches a time when they share a day', () => {
  const span = { from: moment('2026-05-01'), until: moment('2026-09-01') }
  expect(touches(span, '2026-09-01', '2026-12-01')).toBe(true)
  expect(touches(span, '2026-09-02', '2026-12-01')).toBe(false)
  expect(touches(span, '2026-01-01', '2026-05-01')).toBe(true)
  expect(touches(span, '2026-01-01', '2026-04-30')).toBe(false)
  expect(touches(span, null, '2026-06-01')).toBe(true)
  expect(touches({ from: null, until: null }, '2026-01-01', '2026-02-01')).toBe(true)
})

/** What recall says of a tie that was made on 22 November at 04:07 in Tokyo, where clocks stand as they do in a zone. */
function toldIn(zone: string): unknown {
  const span = `{ from: '2026-11-21T19:07:00.000Z', until: null }`
  const code = `
    import { touches } from '${import.meta.resolve('./periods.ts')}'
    import { recallTables } from '${import.meta.resolve('./tables.ts')}'
    const [ties] = recallTables({ ties: [{ type: 'connectedto', label: null, ...${span} }], places: [], uses: [] })
    const from = ties.table.rows[0].from
    process.stdout.write(JSON.stringify({ from, touches: touches(${span}, null, '2026-11-21') }))`
  // A process keeps the zone that it began with.
  const env = { ...process.env, TZ: zone }
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', code], { env, encoding: 'utf8' }))
}

test('days are those of the site: what began there on the 22nd is of that day, and touches none before', () => {
  expect(toldIn('Asia/Tokyo')).toEqual({ from: '2026-11-22', touches: false })
  expect(toldIn('UTC')).toEqual({ from: '2026-11-21', touches: true })
})
