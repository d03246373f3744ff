import { expect, test } from 'vitest'
import { dragWords, type Dragged } from './drag-words.ts'

const one: Dragged = { name: '3108', count: 1, source: 'self', carrier: undefined, carried: 0 }

test('while something is dragged it is said whose spot changes', () => {
  expect(dragWords(one)).toBe('3108 gets another spot')
  expect(dragWords({ ...one, carried: 2 })).toBe('3108 gets another spot, and 2 with it')
  expect(dragWords({ ...one, name: 'Cell 7', source: 'place', carried: 31 })).toBe(
    'Cell 7 gets another spot, and 31 with it',
  )
  expect(dragWords({ ...one, name: undefined, count: 5, carried: 1 })).toBe('5 assets get other spots, and 1 with them')
})

test('one that stands with another, or in its place, gets a spot of its own', () => {
  expect(dragWords({ ...one, source: 'related', carrier: '3107' })).toBe(
    '3108 gets a spot of its own; until now it stands with 3107',
  )
  expect(dragWords({ ...one, source: 'related' })).toContain('with another asset')
  expect(dragWords({ ...one, source: 'location' })).toContain('where its place is')
})
