import type { HistoryEntry } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { pastValues } from './past-values.ts'

const moment = (day: string): string => `${day}T08:00:00.000Z`

/** Of places that have no names. */
const valuesOf = (entries: readonly HistoryEntry[], member: string, now: unknown) =>
  pastValues(entries, { [member]: now }, member).map(({ name: _name, ...one }) => one)

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
  expect(valuesOf(history, 'locationid', 3)).toEqual([
    { value: 3, from: moment('2026-09-01'), until: null },
    { value: 2, from: moment('2026-05-01'), until: moment('2026-09-01') },
    { value: 1, from: moment('2026-01-01'), until: moment('2026-05-01') },
  ])
})

test('a tool whose history begins later was where it was before, nobody knows since when', () => {
  expect(valuesOf(history.slice(0, 2), 'locationid', 3)).toEqual([
    { value: 3, from: moment('2026-09-01'), until: null },
    { value: 2, from: null, until: moment('2026-09-01') },
  ])
  expect(valuesOf([], 'locationid', 3)).toEqual([{ value: 3, from: null, until: null }])
})

test('a tool that was taken out and came back stood where it stood before, back to the day it was made', () => {
  const back = [
    entry('2026-11-10', 'create', null, { locationid: 3, notes: null }),
    entry('2026-11-09', 'purge', { locationid: 3, notes: null }, null),
  ]
  expect(valuesOf([...back, ...history], 'locationid', 3)).toEqual(valuesOf(history, 'locationid', 3))
  const moved = [entry('2026-11-10', 'create', null, { locationid: null }), ...back.slice(1), ...history]
  expect(valuesOf(moved, 'locationid', null)).toEqual([
    { value: null, from: moment('2026-11-10'), until: null },
    { value: 3, from: moment('2026-09-01'), until: moment('2026-11-10') },
    ...valuesOf(history, 'locationid', 3).slice(1),
  ])
})

test('what a reference pointed to is told by its name', () => {
  const moved = entry('2026-09-01', 'update', { locationid: 2, locationname: 'Crib' }, { locationid: 3 })
  expect(pastValues([moved], { locationid: 3, locationname: 'Lab' }, 'locationid')).toMatchObject([
    { value: 3, name: 'Lab' },
    { value: 2, name: 'Crib' },
  ])
})
