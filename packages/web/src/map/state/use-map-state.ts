import { useAddress, type AddressChanges } from '@shopdb/kit'
import { computed, type ComputedRef } from 'vue'
import type { Frame } from '../model/frame.ts'
import { layerChanges, parseMapAddress, viewChanges, type MapAddress } from '../model/map-address.ts'
import type { LayerName } from '../paint/floor.ts'

/** What the address bar says of the map, and the ways to change it. */
export interface MapState {
  readonly now: ComputedRef<MapAddress>
  /** A step that the back button takes back. */
  readonly change: (changes: AddressChanges) => void
  /** Without a step of its own, for what changes all the time. */
  readonly replace: (changes: AddressChanges) => void
  readonly choose: (assetid: number | undefined) => void
  readonly toggleLayer: (layer: LayerName) => void
  readonly toggleWebLayer: (name: string) => void
  /** Switches a line of the legend on or off. */
  readonly toggleGroup: (key: string) => void
  readonly keepView: (frame: Frame) => void
}

/** The state of the map, which is the address. */
export function useMapState(): MapState {
  const { address, change, replace } = useAddress()
  const now = computed(() => parseMapAddress(address.value))
  return {
    now,
    change,
    replace,
    choose: (assetid) => {
      if (assetid !== now.value.asset) change({ asset: assetid ?? null })
    },
    toggleLayer: (layer) => replace(layerChanges(toggled(now.value.layers, layer))),
    toggleWebLayer: (name) => replace({ plugins: toggled(now.value.weblayers, name).join(',') }),
    toggleGroup: (key) => replace({ hide: toggled(now.value.hide, key).join(',') }),
    keepView: (frame) => replace(viewChanges(frame)),
  }
}

function toggled<T>(list: readonly T[], one: T): readonly T[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one]
}
