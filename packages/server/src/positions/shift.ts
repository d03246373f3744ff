import type { Everything } from './everything.ts'
import { draftOf, putAssets, type AssetRow } from './ground.ts'
import type { NamedPlace, Places } from './places.ts'
import { resolveAgain } from './resolve-all.ts'

/** Assets and locations as they would be. */
export interface Shift {
  readonly assets: readonly AssetRow[]
  readonly places: readonly NamedPlace[]
}

/** Where everything would be drawn if these were so. Nothing is changed. */
export function shifted(before: Everything, { assets, places }: Shift): Everything {
  const draft = draftOf(before.ground, withPlaces(before.ground.places, places))
  putAssets(draft, assets)
  return { ground: draft, drawn: resolveAgain(before, draft) }
}

function withPlaces(places: Places, changed: readonly NamedPlace[]): Places {
  if (changed.length === 0) return places
  return new Map([...places, ...changed.map((place) => [place.locationid, place] as const)])
}

/** The assets that are drawn elsewhere afterwards, by their entries. */
export function movedEntries({ drawn: before }: Everything, { drawn: after }: Everything): readonly number[] {
  const entries: number[] = []
  for (let entry = 0; entry < after.source.length; entry += 1) {
    const isThere = before.mapx[entry] === after.mapx[entry] && before.mapy[entry] === after.mapy[entry]
    if (!isThere || before.floorplanid[entry] !== after.floorplanid[entry]) entries.push(entry)
  }
  return entries
}
