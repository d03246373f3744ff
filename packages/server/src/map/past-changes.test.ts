import { expect, test } from 'vitest'
import type { Marker } from './answer.ts'
import { changesBetween } from './past-changes.ts'

const marker = (assetid: number, mapx: number): Marker => ({
  assetid,
  assetnumber: `M${assetid}`,
  name: null,
  mapx,
  mapy: 5,
  positionsource: 'self',
  assettypeid: 1,
  assetstatusid: null,
  businessunitid: null,
  locationid: null,
})

test('what stands elsewhere has moved, what is new came, what is gone went', () => {
  const then = [marker(1, 10), marker(2, 20), marker(3, 30)]
  expect(changesBetween(then, [marker(4, 40), marker(2, 21), marker(1, 10)])).toEqual([
    { assetid: 2, assetnumber: 'M2', change: 'moved', before: { mapx: 20, mapy: 5 }, after: { mapx: 21, mapy: 5 } },
    { assetid: 3, assetnumber: 'M3', change: 'went', before: { mapx: 30, mapy: 5 }, after: null },
    { assetid: 4, assetnumber: 'M4', change: 'came', before: null, after: { mapx: 40, mapy: 5 } },
  ])
})
