import type { Address, AddressChanges } from '@shopdb/kit'
import { layers, type LayerName } from '../paint/floor.ts'
import type { Frame, Spot } from './frame.ts'
import { colorings, type Coloring } from './groups.ts'
import type { Wanted } from './matches.ts'

/** Where the middle of the view is on the plan, and how near it is. */
export interface ViewSpot extends Spot {
  readonly resolution: number
}

/** Everything that the address bar says of the map, so that any view of it can be sent to a colleague. */
export interface MapAddress {
  readonly floorplanid: number | undefined
  readonly asset: number | undefined
  readonly coloring: Coloring
  /** Lines of the legend that are switched off. */
  readonly hide: readonly string[]
  readonly wanted: Wanted
  readonly layers: readonly LayerName[]
  /** Layers of plugins that are switched on. */
  readonly weblayers: readonly string[]
  readonly view: ViewSpot | undefined
  /** A past moment, ISO 8601. */
  readonly at: string | undefined
  readonly isListOpen: boolean
  readonly isArranging: boolean
  readonly isWall: boolean
  /** Seconds after which a wall display shows the next plan. */
  readonly cycle: number | undefined
}

/** What is drawn where the address does not say. */
export const usualLayers: readonly LayerName[] = ['assets', 'relations', 'notes']

/** Reads the address; what makes no sense there counts as not said. */
export function parseMapAddress(address: Address): MapAddress {
  return {
    floorplanid: idOf(address['floorplanid']),
    asset: idOf(address['asset']),
    coloring: colorings.find((one) => one === address['color']) ?? 'type',
    hide: listOf(address['hide']),
    wanted: {
      q: address['q'] ?? '',
      assettypeid: listOf(address['assettypeid']),
      assetstatusid: listOf(address['assetstatusid']),
      businessunitid: listOf(address['businessunitid']),
      locationid: listOf(address['locationid']),
    },
    layers: layersOf(address['layers']),
    weblayers: listOf(address['plugins']),
    view: viewOf(address['view']),
    at: Number.isNaN(Date.parse(address['at'] ?? '')) ? undefined : address['at'],
    isListOpen: address['list'] === '1',
    isArranging: address['arrange'] === '1',
    isWall: address['wall'] === '1',
    cycle: idOf(address['cycle']),
  }
}

function idOf(text: string | undefined): number | undefined {
  const id = Number(text)
  return Number.isInteger(id) && id > 0 ? id : undefined
}

function listOf(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').filter(Boolean)
}

function layersOf(text: string | undefined): readonly LayerName[] {
  if (text === undefined) return usualLayers
  const names = text.split(',')
  return layers.filter((layer) => names.includes(layer))
}

function viewOf(text: string | undefined): ViewSpot | undefined {
  const [x = Number.NaN, y = Number.NaN, resolution = Number.NaN, ...rest] = (text ?? '').split(',').map(Number)
  const isSense = [x, y, resolution].every(Number.isFinite) && resolution > 0 && rest.length === 0
  return isSense ? { x, y, resolution } : undefined
}

/** The change of the address that says which layers are drawn. */
export function layerChanges(wanted: readonly LayerName[]): AddressChanges {
  const isUsual = wanted.length === usualLayers.length && usualLayers.every((one) => wanted.includes(one))
  // A list without any must still be said.
  return { layers: isUsual ? null : wanted.join(',') || 'none' }
}

/** The change of the address that says what is in view. */
export function viewChanges({ left, top, width, height, resolution }: Frame): AddressChanges {
  const middle = [left + (width * resolution) / 2, top + (height * resolution) / 2].map(Math.round)
  return { view: `${middle.join(',')},${Number(resolution.toPrecision(3))}` }
}

/** The frame of a screen of that size that shows what the address says. */
export function frameAt({ x, y, resolution }: ViewSpot, { width, height }: Pick<Frame, 'width' | 'height'>): Frame {
  return { left: x - (width * resolution) / 2, top: y - (height * resolution) / 2, resolution, width, height }
}
