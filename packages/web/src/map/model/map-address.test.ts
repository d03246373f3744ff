import { expect, test } from 'vitest'
import { frameAt, layerChanges, parseMapAddress, usualLayers, viewChanges } from './map-address.ts'

test('a view that is sent to a colleague is the same there', () => {
  const screen = { width: 1200, height: 800 }
  const frame = frameAt({ x: 1650, y: 1275, resolution: 0.5 }, screen)
  const { view } = viewChanges(frame)
  expect(view).toBe('1650,1275,0.5')
  const read = parseMapAddress({ view: String(view) }).view
  expect(read && frameAt(read, screen)).toEqual(frame)
})

test('plan, asset, search and filters are read from the address', () => {
  const address = { floorplanid: '2', asset: '17', q: 'vmc 850', assetstatusid: '1,3', color: 'status', hide: '2' }
  expect(parseMapAddress(address)).toMatchObject({
    floorplanid: 2,
    asset: 17,
    coloring: 'status',
    hide: ['2'],
    wanted: { q: 'vmc 850', assetstatusid: ['1', '3'], assettypeid: [] },
  })
})

test('what makes no sense in an address counts as not said', () => {
  const address = { floorplanid: 'x', asset: '-1', color: 'smell', view: '1,2', at: 'soon', layers: 'assets,moon' }
  expect(parseMapAddress(address)).toMatchObject({
    floorplanid: undefined,
    asset: undefined,
    coloring: 'type',
    view: undefined,
    at: undefined,
    layers: ['assets'],
  })
})

test('the usual layers are not said, and none at all is', () => {
  expect(layerChanges([...usualLayers])).toEqual({ layers: null })
  expect(layerChanges([])).toEqual({ layers: 'none' })
  expect(parseMapAddress({ layers: 'none' }).layers).toEqual([])
})
