import { expect, test } from 'vitest'
import { dueWords } from './due.ts'

test('a day is told by how far it is from today, of what is due and of what ends', () => {
  const days = ['2026-11-17', '2026-11-19', '2026-11-20', '2026-11-21', '2026-12-01']
  expect(days.map((day) => dueWords(day, '2026-11-20'))).toEqual([
    'overdue by 3 days',
    'overdue by 1 day',
    'due today',
    'due in 1 day',
    'due in 11 days',
  ])
  expect(days.map((day) => dueWords(day, '2026-11-20', 'ends'))).toEqual([
    'ended 3 days ago',
    'ended 1 day ago',
    'ends today',
    'ends in 1 day',
    'ends in 11 days',
  ])
})
