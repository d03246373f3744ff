import type { Platform } from '@shopdb/contract'
import { keyOf, type Steps, type Stop } from './find-path.ts'
import { type Joint, jointsAt, type Place, tiesAt } from './joints.ts'
import type { Way } from './way.ts'

/**
 * The steps over rows that connect assets, and over relations that no row tells of. `ends` are walked through as a whole even
 * where they have lines.
 */
export async function stepsOver(platform: Platform, way: Way, ends: readonly number[]): Promise<Steps> {
  const { query } = platform
  const lined = await listLined(platform, way)
  const isLined = ({ assetid }: Place): boolean => lined.has(assetid) && !ends.includes(assetid)
  const stopOf = (place: Place): Stop =>
    place.line !== null && isLined(place) ? { assetid: place.assetid, line: place.line } : { assetid: place.assetid }
  return async (stops) => {
    const here = new Set(stops.map(keyOf))
    const assetids = [...new Set(stops.map(({ assetid }) => assetid))]
    const [joints, ties] = await Promise.all([jointsAt(query, way, assetids), tiesAt(query, assetids)])
    const told = new Set(joints.map(pairKey))
    const untold = ties.filter((tie) => !told.has(pairKey(tie)) && !tie.places.some(isLined))
    return [...joints.filter(({ isOver }) => isOver), ...untold]
      .flatMap(({ places: [one, other] }) => [[one, other] as const, [other, one] as const])
      .map(([near, far]) => ({ from: stopOf(near), to: stopOf(far), out: near.word, into: far.word }))
      .filter(({ from }) => here.has(keyOf(from)))
  }
}

const pairKey = ({ places: [one, other] }: Joint): string =>
  [one.assetid, other.assetid].toSorted((first, second) => first - second).join(' ')

/** The assets through which there are lines that do not meet. */
async function listLined(platform: Platform, { path: { lines } }: Way): Promise<ReadonlySet<number>> {
  const assets = lines === undefined ? [] : await platform.listAll(lines.of, lines.where)
  return new Set(assets.map(({ assetid }) => assetid))
}
