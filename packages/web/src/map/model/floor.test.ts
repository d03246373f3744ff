import type { MapAnswer } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { gravestNote, groupBy, notesByAsset } from './groups.ts'
import { findMatches, rankMatches, type Wanted } from './matches.ts'
import { placesOf } from './places.ts'
import { sceneOf } from './scene.ts'

const floor: MapAnswer = {
  floorplan: {
    floorplanid: 1,
    name: 'Ground floor',
    locationid: null,
    pictureurl: null,
    width: 100,
    height: 100,
    meterspermapunit: null,
  },
  assets: {
    assetid: [1, 2, 3, 4],
    assetnumber: ['3105', '310', '3110', 'P-310'],
    name: ['Vertical mill', null, 'VMC-850', null],
    mapx: [1, 2, 3, 4],
    mapy: [1, 2, 3, 4],
    positionsource: [0, 0, 0, 0],
    assettypeid: [7, 7, 7, 9],
    assetstatusid: [1, null, 1, 1],
    businessunitid: [null, null, null, null],
    locationid: [11, 12, null, 11],
  },
  locations: {
    locationid: [12, 11],
    name: ['Cell 7', 'Hall'],
    parentlocationid: [11, null],
    mapx: [1, 1],
    mapy: [1, 1],
  },
  assettypes: [
    { id: 7, name: 'Equipment', color: '#112233', icon: 'cog', assets: 3 },
    { id: 9, name: 'Printer', color: null, icon: null, assets: 1 },
  ],
  assetstatuses: [{ id: 1, name: 'Active', color: 'lime', icon: null, assets: 3 }],
  businessunits: [],
  unplaced: { total: 0, bytype: [] },
}
const scene = sceneOf(floor)
const wanted = (asked: Partial<Wanted>): Wanted => ({
  q: '',
  assettypeid: [],
  assetstatusid: [],
  businessunitid: [],
  locationid: [],
  ...asked,
})
const isBelow = (locationid: number | null, tops: readonly string[]): boolean =>
  tops.includes(String(locationid)) || (locationid === 12 && tops.includes('11'))
const found = (asked: Partial<Wanted>): readonly number[] => [...(findMatches(scene, wanted(asked), isBelow) ?? [])]

test('where nothing is asked all are looked for', () => {
  expect(findMatches(scene, wanted({ q: '  ' }), isBelow)).toBeUndefined()
})

test('every word must stand in number or name, in any order and size', () => {
  expect(found({ q: '850 vmc' })).toEqual([0, 0, 1, 0])
  expect(found({ q: 'MILL 31' })).toEqual([1, 0, 0, 0])
})

test('filters of several columns hold together, values of one are alternatives', () => {
  expect(found({ assetstatusid: ['1'], assettypeid: ['7', '9'] })).toEqual([1, 0, 1, 1])
  expect(found({ assetstatusid: ['none'] })).toEqual([0, 1, 0, 0])
})

test('a location is looked for with everything below it', () => {
  expect(found({ locationid: ['11'] })).toEqual([1, 1, 0, 1])
  expect(found({ locationid: ['12'] })).toEqual([0, 1, 0, 0])
})

test('the number itself comes first, then what begins so', () => {
  const ranked = rankMatches(scene, findMatches(scene, wanted({ q: '310' }), isBelow), '310')
  expect(ranked.map((entry) => scene.assets.assetnumber[entry])).toEqual(['310', '3105', 'P-310'])
})

test('the legend has a line for each thing that is there, with its count, and one for what has none', () => {
  expect(groupBy(floor, 'type', new Map()).groups).toMatchObject([
    { key: '7', name: 'Equipment', color: '#112233', count: 3 },
    { key: '9', name: 'Printer', count: 1 },
  ])
  const { groups, groupOf } = groupBy(floor, 'status', new Map())
  expect(groups.map(({ name, count }) => `${name} ${count}`)).toEqual(['Active 3', 'No status 1'])
  expect([...groupOf]).toEqual([0, 1, 0, 0])
})

test('a color that is none is not drawn with: the line gets one of its own', () => {
  expect(groupBy(floor, 'status', new Map()).groups[0]?.color).toMatch(/^#[\da-f]{6}$/u)
})

test('of several notes on one asset the gravest colors it', () => {
  const note = { assetid: 3, note: 'Something.' }
  const notes = notesByAsset([
    { ...note, tone: 'info' },
    { ...note, tone: 'error' },
  ])
  expect(groupBy(floor, 'notes', notes).groups.map(({ key, count }) => [key, count])).toEqual([
    ['error', 1],
    ['none', 3],
  ])
})

test('a note stands on the marker of its asset, and the gravest of a crowd on the crowd', () => {
  const notes = notesByAsset([
    { assetid: 2, note: 'Low.', tone: 'warning' },
    { assetid: 4, note: 'Empty.', tone: 'error' },
  ])
  const noteOn = (...entries: number[]) => gravestNote(notes, floor.assets.assetid, entries)?.note
  expect([noteOn(0), noteOn(1), noteOn(2), noteOn(3), noteOn(0, 1, 3)]).toEqual([
    undefined,
    'Low.',
    undefined,
    'Empty.',
    'Empty.',
  ])
})

test('outer locations come before what lies in them', () => {
  expect(placesOf(floor.locations).map(({ name, depth }) => [name, depth])).toEqual([
    ['Hall', 0],
    ['Cell 7', 1],
  ])
})
