import { expect, test } from 'vitest'
import { leftIn } from './port-counts.ts'

const [closet, access, core, elsewhere] = [
  { assetid: 1, kind: 'closet', locationid: 7 },
  { assetid: 2, kind: 'switch', locationid: 7 },
  { assetid: 3, kind: 'switch', locationid: 7 },
  { assetid: 4, kind: 'switch', locationid: 8 },
] as const
const counts = [
  { deviceid: 2, ports: 24, free: 5 },
  { deviceid: 3, ports: 12, free: 0 },
  { deviceid: 4, ports: 8, free: 8 },
]

test('a closet has left what the switches in its place have, and no others', () => {
  expect(leftIn([closet, access], [access, core], counts)).toEqual([
    { deviceid: 1, ports: 36, free: 5 },
    { deviceid: 2, ports: 24, free: 5 },
  ])
  expect(leftIn([elsewhere], [access, core], counts)).toEqual([{ deviceid: 4, ports: 8, free: 8 }])
})

test('nothing is told of what has no ports', () => {
  expect(
    leftIn(
      [
        { ...closet, locationid: null },
        { ...access, assetid: 9 },
      ],
      [],
      counts,
    ),
  ).toEqual([])
})
