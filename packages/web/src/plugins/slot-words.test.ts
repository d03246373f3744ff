import { expect, test } from 'vitest'
import { hookWords, slotWords } from './slot-words.ts'

test('a hook is told by the words of its slot, and by its entry where there are several', () => {
  expect(['dashboard', 'duelists.maintenance', 'columns.forklifts.inspection'].map(hookWords)).toEqual([
    'Home page',
    'What is due: maintenance',
    'Columns: forklifts.inspection',
  ])
  expect(['toString', 'constructor.one'].map(hookWords)).toEqual(['toString', 'constructor: one'])
})

test('no two slots are told alike, and none by a word of the code', () => {
  const words = Object.values(slotWords)
  expect(new Set(words).size).toBe(words.length)
  expect(words.filter((word) => !/^[A-Z][a-z]+(?: [a-z]+)*$/u.test(word))).toEqual([])
})
