import type { MovedAsset, MovesReport, Position } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { sceneOf } from '../model/scene.ts'
import { around } from './around.ts'
import { carriedBy, countCarried, isCarrying } from './carried.ts'
import { draggedTo, moversOf, movesOf, type Drag } from './drag.ts'

const plan = {
  floorplanid: 4,
  name: 'Ground floor',
  locationid: null,
  pictureurl: null,
  width: 1000,
  height: 500,
  meterspermapunit: null,
}
// 1 and 2 have spots of their own, 3 stands with 1, 4 with something else.
const scene = sceneOf({
  floorplan: plan,
  assets: {
    assetid: [1, 2, 3, 4],
    assetnumber: ['A1', 'A2', 'A3', 'A4'],
    name: [null, null, null, null],
    mapx: [100, 300, 100, 700],
    mapy: [100, 300, 100, 400],
    positionsource: [0, 0, 1, 1],
    assettypeid: [1, 1, 1, 1],
    assetstatusid: [1, 1, 1, 1],
    businessunitid: [null, null, null, null],
    locationid: [null, null, null, null],
  },
})
const at = (mapx: number, mapy: number): Position => ({ mapx, mapy, floorplanid: 4, positionsource: 'self' })
const moved = (assetid: number): MovedAsset => ({
  assetid,
  assetnumber: `A${assetid}`,
  before: at(1, 1),
  after: at(2, 1),
})
const report = (...assetids: readonly number[]): MovesReport => ({
  dryrun: true,
  changesetid: null,
  total: assetids.length,
  moved: assetids.map(moved),
})
const drag: Drag = {
  start: { x: 102, y: 101 },
  base: { x: 100, y: 100 },
  assetids: [1],
  place: undefined,
  by: undefined,
  guides: [],
}
const frame = { left: 0, top: 0, resolution: 1, width: 1000, height: 500 }

test('what is dragged follows the pointer and comes into line with its neighbors', () => {
  expect(draggedTo(drag, { x: 302, y: 211 }, { scene, frame, isSnapping: false }).by).toEqual({ x: 200, y: 110 })
  const snapped = draggedTo(drag, { x: 300, y: 214 }, { scene, frame, isSnapping: true })
  expect(snapped.by).toEqual({ x: 200, y: 110 })
  expect(snapped.guides).toHaveLength(1)
})

test('nothing is dragged off the plan', () => {
  expect(draggedTo(drag, { x: -900, y: 9000 }, { scene, frame, isSnapping: false }).by).toEqual({ x: -100, y: 400 })
})

test('the server is asked for whole pixels of this plan', () => {
  expect(movesOf({ assetids: [1, 2], place: undefined }, { x: 10.4, y: 0 }, scene)).toEqual([
    { kind: 'asset', id: 1, floorplanid: 4, mapx: 110, mapy: 100 },
    { kind: 'asset', id: 2, floorplanid: 4, mapx: 310, mapy: 300 },
  ])
})

test('of several that are dragged together those that come along anyway keep inheriting', () => {
  expect(moversOf([1, 3, 4], scene, report(1, 3))).toEqual([1, 4])
})

test('where more come along than can be named, everything that inherits is left to do so', () => {
  expect(moversOf([1, 3, 4], scene, { ...report(1, 3), total: 900 })).toEqual([1])
})

test('what comes along is counted beside what was taken hold of', () => {
  const [move] = movesOf({ assetids: [1], place: undefined }, { x: 1, y: 0 }, scene)
  const moves = move ? [move] : []
  expect(carriedBy(report(1, 3), moves).map(({ assetid }) => assetid)).toEqual([3])
  expect(countCarried({ ...report(1, 3), total: 900 }, moves)).toBe(899)
  expect([isCarrying(report(1), moves), isCarrying(report(1, 3), moves)]).toEqual([false, true])
})

test('what is put down together lies side by side around the spot, within the plan', () => {
  const on = { x: 500, y: 0 }
  expect(around([8], on, { plan, resolution: 1 })).toEqual([
    { kind: 'asset', id: 8, floorplanid: 4, mapx: 500, mapy: 0 },
  ])
  const four = around([5, 6, 7, 8], on, { plan, resolution: 1 })
  expect(new Set(four.map(({ mapx }) => mapx))).toEqual(new Set([483, 517]))
  expect(four.every(({ mapy }) => mapy !== null && mapy >= 0)).toBe(true)
})
