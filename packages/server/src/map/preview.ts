import type { MapMove, MovedAsset, MovesReport, PlaceChange } from '@shopdb/contract'
import type { Everything } from '../positions/everything.ts'
import { entryOf, type AssetRow, type Ground } from '../positions/ground.ts'
import type { NamedPlace } from '../positions/places.ts'
import { positionAt } from '../positions/resolve-all.ts'
import { movedEntries, shifted, type Shift } from '../positions/shift.ts'
import type { Known } from './show-floor.ts'

/** How many are told one by one. */
const most = 200

/** What is drawn elsewhere after these moves. */
export function previewMoves(known: Known, moves: readonly MapMove[]): MovesReport {
  const { ground } = known.everything
  return reportOf(known, {
    assets: ofKind(moves, 'asset').flatMap(({ id, ...spot }) => assetWith(ground, id, spotOf(spot))),
    places: ofKind(moves, 'location').flatMap(({ id, ...spot }) => placeWith(ground, id, spotOf(spot))),
  })
}

/** What is drawn elsewhere after assets got other locations, and locations others above them. */
export function previewChanges(known: Known, changes: readonly PlaceChange[]): MovesReport {
  const { ground } = known.everything
  const shift = changes.map((change): Shift => {
    if (change.kind === 'asset')
      return { assets: assetWith(ground, change.id, { locationid: change.locationid }), places: [] }
    return { assets: [], places: placeWith(ground, change.id, { parentlocationid: change.parentlocationid }) }
  })
  return reportOf(known, { assets: shift.flatMap((one) => one.assets), places: shift.flatMap((one) => one.places) })
}

const ofKind = (moves: readonly MapMove[], kind: MapMove['kind']): readonly MapMove[] =>
  moves.filter((move) => move.kind === kind)

const spotOf = ({ mapx, mapy, floorplanid }: Pick<MapMove, 'mapx' | 'mapy' | 'floorplanid'>) => ({
  mapx,
  mapy,
  floorplanid,
})

function assetWith(ground: Ground, assetid: number, values: Partial<AssetRow>): readonly AssetRow[] {
  const entry = entryOf(ground, assetid)
  return entry === undefined ? [] : [{ ...assetAt(ground, entry), ...values }]
}

function placeWith({ places }: Ground, locationid: number, values: Partial<NamedPlace>): readonly NamedPlace[] {
  const place = places.get(locationid)
  return place ? [{ ...place, ...values }] : []
}

/** What is known of an asset, as its table has it. */
export function assetAt(ground: Ground, entry: number): AssetRow {
  const key = (value = 0): number | null => (value === 0 ? null : value)
  const pixel = (value = -1): number | null => (value === -1 ? null : value)
  return {
    assetid: ground.assetid[entry] ?? 0,
    mapx: pixel(ground.mapx[entry]),
    mapy: pixel(ground.mapy[entry]),
    floorplanid: key(ground.floorplanid[entry]),
    locationid: key(ground.locationid[entry]),
    isactive: ground.isactive[entry] ?? 1,
  }
}

function reportOf({ everything, labels }: Known, shift: Shift): MovesReport {
  const after = shifted(everything, shift)
  const moved = movedEntries(everything, after).flatMap((entry): readonly MovedAsset[] => {
    const label = labels.byid.get(everything.ground.assetid[entry] ?? 0)
    return label?.isactive === 1 ? [movedAt(label, entry, { before: everything, after })] : []
  })
  const byNumber = moved.toSorted((one, other) => (one.assetnumber < other.assetnumber ? -1 : 1))
  return { dryrun: true, changesetid: null, total: moved.length, moved: byNumber.slice(0, most) }
}

function movedAt(
  { assetid, assetnumber }: { readonly assetid: number; readonly assetnumber: string },
  entry: number,
  { before, after }: { readonly before: Everything; readonly after: Everything },
): MovedAsset {
  return { assetid, assetnumber, before: positionAt(before.drawn, entry), after: positionAt(after.drawn, entry) }
}
