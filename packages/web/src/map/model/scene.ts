import type { MapAnswer, MapAssets } from '@shopdb/contract'

/** Everything placed on a floor plan, made ready to be drawn and searched: entry 5 of each column is the same asset. */
export interface Scene {
  readonly plan: MapAnswer['floorplan']
  readonly assets: MapAssets
  readonly count: number
  readonly x: Float64Array
  readonly y: Float64Array
  /** The entry of an asset. */
  readonly entryOf: ReadonlyMap<number, number>
  /** What a search looks through, in small letters; made when the first one asks. */
  readonly words: () => readonly string[]
  /** Pixels of the plan between an asset and the next, were they spread evenly. */
  readonly spacing: number
}

/** Makes the columns of the answer ready. */
export function sceneOf({ floorplan, assets }: Pick<MapAnswer, 'floorplan' | 'assets'>): Scene {
  const count = assets.assetid.length
  return {
    plan: floorplan,
    assets,
    count,
    x: Float64Array.from(assets.mapx),
    y: Float64Array.from(assets.mapy),
    entryOf: new Map(assets.assetid.map((assetid, entry) => [assetid, entry])),
    words: wordsOf(assets),
    spacing: Math.sqrt((floorplan.width * floorplan.height) / Math.max(1, count)),
  }
}

function wordsOf({ assetnumber, name }: MapAssets): () => readonly string[] {
  let words: readonly string[] | undefined
  return () => (words ??= assetnumber.map((number, entry) => `${number} ${name[entry] ?? ''}`.toLowerCase()))
}

/** The scene with some of its assets elsewhere. */
export function movedScene(
  scene: Scene,
  moves: ReadonlyMap<number, { readonly x: number; readonly y: number }>,
): Scene {
  if (moves.size === 0) return scene
  const [x, y] = [scene.x.slice(), scene.y.slice()]
  for (const [entry, spot] of moves) {
    x[entry] = spot.x
    y[entry] = spot.y
  }
  return { ...scene, x, y }
}
