import { expect, test } from 'vitest'
import { meshFor, snap, withinPlan } from './snap.ts'

const neighbors = [
  { x: 103, y: 50 },
  { x: 104, y: 900 },
  { x: 400, y: 198 },
]

test('a dragged asset comes into line with the nearest neighbor whose line is near', () => {
  expect(snap({ x: 100, y: 200 }, { mesh: 10, reach: 5, neighbors })).toEqual({
    spot: { x: 103, y: 198 },
    above: { x: 103, y: 50 },
    beside: { x: 400, y: 198 },
  })
})

test('where no neighbor is near it takes the lines of the grid', () => {
  const { spot, above, beside } = snap({ x: 254, y: 333 }, { mesh: 10, reach: 5, neighbors })
  expect([spot, above, beside]).toEqual([{ x: 250, y: 330 }, undefined, undefined])
})

test('the grid is about ten pixels of the screen wide, and never finer than one of the plan', () => {
  expect([0.01, 0.1, 0.5, 1, 3].map(meshFor)).toEqual([1, 1, 5, 10, 20])
})

test('nothing can be dragged off the plan', () => {
  expect(withinPlan({ x: -5, y: 700.6 }, { right: 300, bottom: 600 })).toEqual({ x: 0, y: 600 })
})
