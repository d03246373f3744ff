import { expect, test } from 'vitest'
import { mapAnswer, type CatalogEntry, type Marker } from './answer.ts'
import { planOf } from './plan.ts'

const entry = (id: number, name: string): [number, CatalogEntry] => [id, { id, name, color: '#fff', icon: null }]
const catalogs = {
  assettypes: new Map([entry(1, 'Lathe'), entry(2, 'Camera'), entry(3, 'Crane')]),
  assetstatuses: new Map([entry(1, 'Active')]),
  businessunits: new Map([entry(9, 'Aero')]),
}
const floorplan = planOf({
  floorplanid: 4,
  name: 'Hall',
  locationid: null,
  fileid: 7,
  width: 100,
  height: 50,
  meterspermapunit: null,
  isactive: 1,
})
const marker = (assetid: number, more: Partial<Marker> = {}): Marker => ({
  assetid,
  assetnumber: `M${assetid}`,
  name: null,
  mapx: assetid,
  mapy: 5,
  positionsource: 'self',
  assettypeid: 1,
  assetstatusid: null,
  businessunitid: null,
  locationid: null,
  ...more,
})

test('entry n of every column is the same asset, and its source is a place among the sources', () => {
  const markers = [marker(3), marker(8, { positionsource: 'location', name: 'Saw' })]
  const { assets } = mapAnswer({ floorplan, markers, locations: [], unplaced: new Map(), catalogs })
  expect(assets).toMatchObject({ assetid: [3, 8], name: [null, 'Saw'], mapx: [3, 8], positionsource: [0, 2] })
  expect(new Set(Object.values(assets).map((column) => column.length))).toEqual(new Set([2]))
})

test('what markers are named by is told with its count, by name, and only where there is one', () => {
  const markers = [marker(1, { assettypeid: 2, assetstatusid: 1 }), marker(2), marker(3)]
  const answer = mapAnswer({ floorplan, markers, locations: [], unplaced: new Map([[3, 5]]), catalogs })
  expect(answer.assettypes.map(({ name, assets }) => `${name} ${assets}`)).toEqual(['Camera 1', 'Lathe 2'])
  expect(answer.assetstatuses.map(({ name, assets }) => `${name} ${assets}`)).toEqual(['Active 1'])
  expect(answer.businessunits).toEqual([])
  expect(answer.unplaced).toMatchObject({ total: 5, bytype: [{ id: 3, name: 'Crane', assets: 5 }] })
  expect(answer.floorplan).toMatchObject({ floorplanid: 4, pictureurl: '/api/files/7/content' })
})
