import { expect, test } from 'vitest'
import { resolvePosition, type Place, type Standing } from './resolve.ts'

const asset = (assetid: number, rest: Partial<Standing> = {}): [number, Standing] => [
  assetid,
  { assetid, mapx: null, mapy: null, floorplanid: null, locationid: null, isactive: 1, related: [], ...rest },
]
const place = (id: number, rest: Partial<Place> = {}): [number, Place] => [
  id,
  { mapx: null, mapy: null, floorplanid: null, parentlocationid: null, ...rest },
]
const spot = (mapx: number) => ({ mapx, mapy: 5, floorplanid: 1 })
const where = (assets: [number, Standing][], places: [number, Place][] = []) => {
  const { position, chain } = resolvePosition(1, { assets: new Map(assets), places: new Map(places) })
  return `${position.positionsource} ${position.mapx} ${chain.map(({ kind, id }) => `${kind}${id}`).join('>')}`
}

test('an asset with a spot of its own stands there, whatever it is related to', () => {
  expect(
    where([asset(1, { ...spot(10), related: [2], locationid: 1 }), asset(2, spot(20))], [place(1, spot(30))]),
  ).toBe('self 10 asset1')
})

test('an asset without a spot stands where the first related asset stands', () => {
  expect(where([asset(1, { related: [2, 3] }), asset(2), asset(3, spot(30))])).toBe('related 30 asset1>asset3')
})

test('an asset does not stand with one that was removed', () => {
  const around = [asset(1, { related: [2, 3] }), asset(2, { ...spot(20), isactive: 0 }), asset(3, spot(30))]
  expect(where(around)).toBe('related 30 asset1>asset3')
})

test('a related asset is asked for its location too, before the asset is', () => {
  const around = [asset(1, { related: [2], locationid: 1 }), asset(2, { locationid: 2 })]
  expect(where(around, [place(1, spot(10)), place(2, spot(20))])).toBe('related 20 asset1>asset2>location2')
})

test('the nearest location above that has coordinates counts', () => {
  const places = [place(1, { parentlocationid: 2 }), place(2, { parentlocationid: 3, ...spot(20) }), place(3, spot(30))]
  expect(where([asset(1, { locationid: 1 })], places)).toBe('location 20 asset1>location1>location2')
})

test('an asset on the floor plan at 0 0 is placed, one with half a spot is not', () => {
  expect(where([asset(1, { mapx: 0, mapy: 0, floorplanid: 1 })])).toBe('self 0 asset1')
  expect(where([asset(1, { mapx: 7, mapy: null })])).toBe('none null ')
})

test('the walk goes three relations deep and no further', () => {
  const line = (last: number) => [1, 2, 3, 4, 5].map((id) => asset(id, id === last ? spot(id) : { related: [id + 1] }))
  expect(where(line(4))).toBe('related 4 asset1>asset2>asset3>asset4')
  expect(where(line(5))).toBe('none null ')
})

test('rings of assets and of locations end', () => {
  const assets = [asset(1, { related: [2] }), asset(2, { related: [1], locationid: 1 })]
  expect(where(assets, [place(1, { parentlocationid: 2 }), place(2, { parentlocationid: 1 })])).toBe('none null ')
})
