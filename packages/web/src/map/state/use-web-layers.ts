import { useFresh, useWebs, type Owned, type WebLayer } from '@shopdb/kit'
import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import type { Scene } from '../model/scene.ts'
import { parsePoints, type WebPoint } from '../model/web-points.ts'
import type { MapState } from './use-map-state.ts'

/** Layers that browser halves of plugins bring to the map. */
export interface WebLayers {
  readonly all: ComputedRef<readonly Owned<WebLayer>[]>
  readonly isOn: (layer: Owned<WebLayer>) => boolean
  readonly toggle: (layer: Owned<WebLayer>) => void
  /** Of the layers that are on, for the plan that is shown. */
  readonly points: Ref<readonly WebPoint[]>
  readonly failed: Ref<readonly LayerFailure[]>
}

/** A layer that could not be drawn, and why. */
export interface LayerFailure {
  readonly plugin: string
  readonly label: string
  readonly reason: string
}

/** Milliseconds from one look to the next while the shop changes, and those that a layer may take. */
const pause = 10_000
const patience = 10_000

const nameOf = ({ plugin, name }: Owned<WebLayer>): string => `${plugin}.${name}`

/** Asks the layers that are on for their points: for each plan anew, and when something in the shop changes. */
export function useWebLayers(state: MapState, scene: ComputedRef<Scene | undefined>): WebLayers {
  const all = useWebs().parts('layers')
  const points = shallowRef<readonly WebPoint[]>([])
  const failed = shallowRef<readonly LayerFailure[]>([])
  const isOn = (layer: Owned<WebLayer>): boolean => state.now.value.weblayers.includes(nameOf(layer))
  // Of the past a plugin knows nothing.
  const wanted = computed(() => (state.now.value.at === undefined ? all.value.filter(isOn) : []))
  const floorplanid = computed(() => scene.value?.plan.floorplanid)
  let latest = 0

  const ask = async (): Promise<void> => {
    const turn = ++latest
    const plan = floorplanid.value
    const asked = plan === undefined ? [] : wanted.value
    const told = await Promise.all(asked.map((layer) => pointsOf(layer, plan ?? 0)))
    if (turn !== latest) return
    points.value = told.flatMap((one) => ('points' in one ? one.points : []))
    failed.value = told.flatMap((one) => ('failure' in one ? [one.failure] : []))
  }
  watch(() => [floorplanid.value, ...wanted.value.map(nameOf)].join(), ask, { immediate: true })
  useFresh('any', () => (wanted.value.length > 0 ? ask() : undefined), { pause })
  onScopeDispose(() => {
    latest = -1
  })
  return { all, isOn, toggle: (layer) => state.toggleWebLayer(nameOf(layer)), points, failed }
}

type Told = { readonly points: readonly WebPoint[] } | { readonly failure: LayerFailure }

async function pointsOf(layer: Owned<WebLayer>, floorplanid: number): Promise<Told> {
  const { plugin, label } = layer
  try {
    return { points: parsePoints(plugin, await Promise.race([layer.points(floorplanid), late()])) }
  } catch (cause) {
    return { failure: { plugin, label, reason: cause instanceof Error ? cause.message : String(cause) } }
  }
}

function late(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error(`It took longer than ${patience / 1000} s.`)), patience)
  })
}
