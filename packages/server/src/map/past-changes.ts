import type { PastMapAnswer } from '@shopdb/contract'
import type { Marker } from './answer.ts'

type PastChange = PastMapAnswer['changes'][number]

/** What has become of the markers of a floor: those that moved, came and went, by number. */
export function changesBetween(then: readonly Marker[], now: readonly Marker[]): readonly PastChange[] {
  const later = new Map(now.map((marker) => [marker.assetid, marker]))
  const earlier = new Set(then.map((marker) => marker.assetid))
  const known = then.flatMap((marker) => changeOf(marker, later.get(marker.assetid)))
  const came = now.filter(({ assetid }) => !earlier.has(assetid)).flatMap((marker) => changeOf(undefined, marker))
  return [...known, ...came].toSorted((one, other) => (one.assetnumber < other.assetnumber ? -1 : 1))
}

function changeOf(before: Marker | undefined, after: Marker | undefined): readonly PastChange[] {
  const marker = after ?? before
  if (!marker || (before && after && before.mapx === after.mapx && before.mapy === after.mapy)) return []
  const { assetid, assetnumber } = marker
  return [{ assetid, assetnumber, change: wordOf(before, after), before: spotOf(before), after: spotOf(after) }]
}

function wordOf(before: Marker | undefined, after: Marker | undefined): PastChange['change'] {
  if (!before) return 'came'
  return after ? 'moved' : 'went'
}

const spotOf = (marker: Marker | undefined): PastChange['before'] =>
  marker ? { mapx: marker.mapx, mapy: marker.mapy } : null
