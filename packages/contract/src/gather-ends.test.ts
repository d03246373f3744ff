import { expect, test } from 'vitest'
import { gatherEnds } from './gather-ends.ts'

const closet = { assetid: 1, locationid: 7 }
const [access, core, elsewhere] = [
  { assetid: 2, locationid: 7 },
  { assetid: 3, locationid: 7 },
  { assetid: 4, locationid: 8 },
]
const counts = new Map([
  [2, { all: 24, free: 5 }],
  [3, { all: 12, free: 0 }],
  [4, { all: 8, free: 8 }],
])

test('what gathers has the ends of the others in its place, and no others', () => {
  const ends = { gathering: [closet], others: [access, core, elsewhere], counts }
  expect([...gatherEnds([1, 2], ends)]).toEqual([
    [1, { all: 36, free: 5 }],
    [2, { all: 24, free: 5 }],
  ])
  expect([...gatherEnds([4], { ...ends, gathering: [] })]).toEqual([[4, { all: 8, free: 8 }]])
})

test('what gathers counts its own ends too, each end once', () => {
  const ends = { gathering: [access], others: [access, core], counts }
  expect([...gatherEnds([2], ends)]).toEqual([[2, { all: 36, free: 5 }]])
})

test('nothing is told of what has no ends, nor gathered where nobody knows the place', () => {
  const ends = { gathering: [{ ...closet, locationid: null }], others: [{ ...core, locationid: null }], counts }
  expect([...gatherEnds([1, 9], ends)]).toEqual([])
})
