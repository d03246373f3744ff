import type { ChangeSetAnswer } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { changeTitle } from './change-title.ts'

const set: ChangeSetAnswer = {
  changesetid: 12,
  source: 'web',
  userid: 1,
  actorname: 'Ada',
  reason: null,
  requestid: null,
  createddate: '2026-11-21T08:00:00.000Z',
  entries: 1,
  undoneby: null,
  undoes: null,
  leastrole: 'operator',
}
const subject = { action: 'update', entitytype: 'assets', entityid: 5, entityname: '3105' } as const

test('a change says what was done to what', () => {
  expect(changeTitle({ ...set, subject })).toBe('3105 was changed')
  expect(changeTitle({ ...set, subject, entries: 3 })).toBe('3105 and 2 more were changed')
})

test('a reason says it better, and what may not be read is not told', () => {
  expect(changeTitle({ ...set, subject, reason: 'Import of 40 lines' })).toBe('Import of 40 lines')
  expect(changeTitle({ ...set, undoes: 7, subject })).toBe('Undo of change 7')
  expect(changeTitle({ ...set, subject: null })).toBe('Change 12')
})
