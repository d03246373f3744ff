import { mapsources, type MapMove, type MovedAsset, type MovesReport } from '@shopdb/contract'
import { boxOf, isWithin, type Frame, type Spot } from '../model/frame.ts'
import type { Place } from '../model/places.ts'
import type { Scene } from '../model/scene.ts'
import { meshFor, snap, withinPlan } from '../model/snap.ts'
import type { Line } from '../paint/floor.ts'
import { carriedBy } from './carried.ts'

/** What is being dragged: assets, or one location. Spots are of the plan. */
export interface Drag {
  /** Where the pointer took hold, and where the thing under it stood. */
  readonly start: Spot
  readonly base: Spot
  readonly assetids: readonly number[]
  readonly place: Place | undefined
  /** How far everything is from where it was; undefined while it has not moved. */
  readonly by: Spot | undefined
  readonly guides: readonly Line[]
}

/** Pixels of the screen within which a neighbor's line draws things to it. */
const pull = 6

interface Ground {
  readonly scene: Scene
  readonly frame: Frame
  readonly isSnapping: boolean
}

/** The drag with the pointer at another spot. */
export function draggedTo(drag: Drag, on: Spot, ground: Ground): Drag {
  const wanted = { x: drag.base.x + on.x - drag.start.x, y: drag.base.y + on.y - drag.start.y }
  const { spot, guides } = ground.isSnapping ? snappedTo(drag, wanted, ground) : { spot: wanted, guides: [] }
  const kept = withinPlan(spot, { right: ground.scene.plan.width, bottom: ground.scene.plan.height })
  return { ...drag, by: { x: kept.x - drag.base.x, y: kept.y - drag.base.y }, guides }
}

function snappedTo(drag: Drag, wanted: Spot, { scene, frame }: Ground): { spot: Spot; guides: readonly Line[] } {
  const { resolution } = frame
  const neighbors = spotsInView(scene, frame, new Set(drag.assetids))
  const { spot, above, beside } = snap(wanted, { mesh: meshFor(resolution), reach: pull * resolution, neighbors })
  const guides = [above, beside].flatMap((one) => (one ? [{ from: one, to: spot, kind: 'moved' as const }] : []))
  return { spot, guides }
}

function spotsInView(scene: Scene, frame: Frame, without: ReadonlySet<number>): readonly Spot[] {
  const box = boxOf(frame)
  return scene.assets.assetid.flatMap((assetid, entry) => {
    const spot = { x: scene.x[entry] ?? 0, y: scene.y[entry] ?? 0 }
    return without.has(assetid) || !isWithin(box, spot) ? [] : [spot]
  })
}

/** Whether anything is elsewhere than it was. */
export function hasMoved({ by }: Drag): boolean {
  return by !== undefined && (by.x !== 0 || by.y !== 0)
}

/** A drag of one pixel, to learn from the server what would come along. */
export const probe: Spot = { x: 1, y: 0 }

/** What the server is asked for, for things that are moved by so much. */
export function movesOf(
  { assetids, place }: Pick<Drag, 'assetids' | 'place'>,
  by: Spot,
  scene: Scene,
): readonly MapMove[] {
  const { floorplanid, width, height } = scene.plan
  const moveOf = (kind: MapMove['kind'], id: number, at: Spot): MapMove => {
    const { x, y } = withinPlan({ x: at.x + by.x, y: at.y + by.y }, { right: width, bottom: height })
    return { kind, id, floorplanid, mapx: x, mapy: y }
  }
  if (place) return [moveOf('location', place.locationid, place)]
  return assetids.flatMap((assetid) => {
    const entry = scene.entryOf.get(assetid)
    return entry === undefined ? [] : [moveOf('asset', assetid, { x: scene.x[entry] ?? 0, y: scene.y[entry] ?? 0 })]
  })
}

/** The one asset that is dragged, if it stands with another: with its machine, mostly. */
export function followerIn({ assetids, place }: Pick<Drag, 'assetids' | 'place'>, scene: Scene): number | undefined {
  const [assetid] = assetids
  const isOne = assetids.length === 1 && !place && assetid !== undefined
  return isOne && sourceOf(assetid, scene) === 'related' ? assetid : undefined
}

/** Whose spot an asset stands on. */
export function sourceOf(assetid: number, { assets, entryOf }: Scene): (typeof mapsources)[number] {
  return mapsources[assets.positionsource[entryOf.get(assetid) ?? -1] ?? 0] ?? 'self'
}

/** Those that have a spot of their own; the others follow something, unless nothing here has one. */
export function ownSpots(assetids: readonly number[], scene: Scene): readonly number[] {
  const own = assetids.filter((assetid) => scene.assets.positionsource[scene.entryOf.get(assetid) ?? -1] === 0)
  return own.length > 0 ? own : assetids
}

/**
 * Those that must be moved by themselves: what comes along with another one anyway keeps inheriting. Where more come along than the
 * report can name, everything that inherits is left to do so.
 */
export function moversOf(
  assetids: readonly number[],
  scene: Scene,
  report: MovesReport | undefined,
): readonly number[] {
  const own = ownSpots(assetids, scene)
  if (!report || report.total > report.moved.length) return own
  const named = new Set(report.moved.map(({ assetid }) => assetid))
  return [...new Set([...own, ...assetids.filter((assetid) => !named.has(assetid))])]
}

/** What comes along, at the distance of the drag. */
export function carriedAlong(report: MovesReport | undefined, { assetids, by }: Drag): readonly MovedAsset[] {
  if (!report || !by) return []
  const held = new Set(assetids)
  const shifted = ({ before }: MovedAsset): MovedAsset['after'] => ({
    ...before,
    mapx: before.mapx === null ? null : before.mapx + by.x,
    mapy: before.mapy === null ? null : before.mapy + by.y,
  })
  return carriedBy(report, [])
    .filter(({ assetid }) => !held.has(assetid))
    .map((one) => ({ ...one, after: shifted(one) }))
}
