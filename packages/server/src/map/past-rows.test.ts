import { expect, test } from 'vitest'
import { noPastRows, rowThen, takeBack, type LaterEntry, type PastRows } from './past-rows.ts'

const entry = (action: string, before: object | null = null, entityid = 1): LaterEntry => ({
  action,
  entitytype: 'assets',
  entityid,
  before: before && JSON.stringify(before),
})
const after = (...entries: readonly LaterEntry[]): PastRows => {
  const rows = noPastRows()
  for (const one of entries) takeBack(rows, one)
  return rows
}
const then = (rows: PastRows, now: object | undefined): object | undefined => rowThen(rows.get('assets')?.get(1), now)
const now = { assetid: 1, mapx: 9, mapy: 9, isactive: 1 }

test('a row that nothing tells of was as it is', () => {
  expect(then(after(entry('update', { mapx: 1 }, 2)), now)).toBe(now)
  expect(then(after(entry('update', { notes: 'x' })), now)).toBe(now)
})

test('of several changes the first tells what a member was', () => {
  const rows = after(entry('update', { mapx: 1 }), entry('update', { mapx: 5, mapy: 2 }), entry('update', { mapx: 7 }))
  expect(then(rows, now)).toEqual({ ...now, mapx: 1, mapy: 2 })
})

test('a row that was made later was not there, whatever became of it', () => {
  expect(then(after(entry('create'), entry('update', { mapx: 3 })), now)).toBeUndefined()
  expect(then(after(entry('create'), entry('purge', { mapx: 3 })), undefined)).toBeUndefined()
})

test('a row that was purged was there as it was recorded, and before its last changes as it was before them', () => {
  const purged = { assetid: 1, mapx: 3, mapy: 4, isactive: false }
  const rows = after(entry('update', { mapx: 1 }), entry('remove', { isactive: true }), entry('purge', purged))
  expect(then(rows, undefined)).toEqual({ mapx: 1, mapy: 4, isactive: 1 })
})

test('a row that was purged and made again is the one of before', () => {
  const rows = after(entry('purge', { mapx: 3, mapy: 4 }), entry('create'), entry('update', { mapx: 8 }))
  expect(then(rows, { ...now, mapx: 9 })).toMatchObject({ mapx: 3, mapy: 4 })
})

test('entries that are taken back twice change nothing', () => {
  const entries = [entry('update', { mapx: 1 }), entry('purge', { mapx: 3, mapy: 4 }), entry('create')]
  expect(after(...entries, ...entries)).toEqual(after(...entries))
})
