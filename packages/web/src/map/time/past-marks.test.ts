import { expect, test } from 'vitest'
import { countChanges, pastMarks } from './past-marks.ts'

const changes = [
  { assetid: 1, assetnumber: 'A1', change: 'moved', before: { mapx: 1, mapy: 2 }, after: { mapx: 5, mapy: 6 } },
  { assetid: 2, assetnumber: 'A2', change: 'came', before: null, after: { mapx: 7, mapy: 8 } },
  { assetid: 3, assetnumber: 'A3', change: 'went', before: { mapx: 3, mapy: 3 }, after: null },
] as const

test('what moved since has a line from the old spot to the new one, what came and went a ring', () => {
  const { lines, ghosts } = pastMarks(changes)
  expect(lines).toEqual([{ from: { x: 1, y: 2 }, to: { x: 5, y: 6 }, kind: 'moved' }])
  expect(ghosts.map(({ at, kind }) => [kind, at.x])).toEqual([
    ['moved', 5],
    ['came', 7],
    ['went', 3],
  ])
})

test('changes are counted by kind', () => {
  expect(countChanges(changes)).toEqual({ moved: 1, came: 1, went: 1 })
})
