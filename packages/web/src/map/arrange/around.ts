import type { MapMove, MapPlan } from '@shopdb/contract'
import type { Spot } from '../model/frame.ts'
import { withinPlan } from '../model/snap.ts'

/** Pixels of the screen between things that are put down together. */
const apart = 34

/** Moves that put assets down in rows around a spot: one lies just there, many form a square. */
export function around(
  assetids: readonly number[],
  on: Spot,
  { plan, resolution }: { readonly plan: MapPlan; readonly resolution: number },
): readonly MapMove[] {
  const columns = Math.ceil(Math.sqrt(assetids.length))
  const rows = Math.ceil(assetids.length / columns)
  const step = apart * resolution
  return assetids.map((id, place) => {
    const across = (place % columns) - (columns - 1) / 2
    const down = Math.floor(place / columns) - (rows - 1) / 2
    const at = { x: on.x + across * step, y: on.y + down * step }
    const { x, y } = withinPlan(at, { right: plan.width, bottom: plan.height })
    return { kind: 'asset', id, floorplanid: plan.floorplanid, mapx: x, mapy: y }
  })
}
