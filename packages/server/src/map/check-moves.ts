import { invalidInput, ShopError, type Flaw, type MapMove, type MapSpot, type PlaceChange } from '@shopdb/contract'
import { flawOfSpot } from '../locations/spot-rule.ts'
import { entryOf } from '../positions/ground.ts'
import { ownSpot, within } from './parse-moves.ts'
import { assetAt } from './preview.ts'
import type { Known } from './show-floor.ts'

/** Throws unless all things and plans are there, spots lie within their plans, and nobody was faster. */
export function checkMoves(known: Known, moves: readonly MapMove[]): void {
  throwFlaws(moves.flatMap((move, index) => flawsOfMove(known, move).map(within('moves', index))))
  moves.forEach((move, index) => refuseLate(move, index, spotNow(known, move)))
}

/** Throws unless all assets and locations are there and no location comes below itself. */
export function checkChanges(known: Known, changes: readonly PlaceChange[]): void {
  throwFlaws(
    changes.flatMap((change, index) =>
      [...flawsOfThing(known, change), ...flawsOfTarget(known, change, changes)].map(within('changes', index)),
    ),
  )
}

function throwFlaws(flaws: readonly Flaw[]): void {
  if (flaws.length > 0) throw invalidInput(flaws.slice(0, 20))
}

/** A move made from somewhere else than where the thing stands by now would undo what somebody else has just done. */
export function refuseLate({ kind, id, from }: MapMove, index: number, now: MapSpot | null): void {
  if (from === undefined || isSameSpot(from, now)) return
  const message = `must be where the ${kind} stands by itself now: ${now ? JSON.stringify(now) : 'it has no spot of its own'}`
  const words = `The ${kind} ${id} was moved by somebody else meanwhile. Look at the map again and repeat the move.`
  throw new ShopError('stale', words, [{ path: `/moves/${index}/from`, message }])
}

function isSameSpot(one: MapSpot | null, other: MapSpot | null): boolean {
  if (one === null || other === null) return one === other
  return one.mapx === other.mapx && one.mapy === other.mapy && one.floorplanid === other.floorplanid
}

function spotNow({ everything: { ground } }: Known, { kind, id }: MapMove): MapSpot | null {
  const entry = entryOf(ground, id) ?? -1
  const thing = kind === 'asset' ? assetAt(ground, entry) : ground.places.get(id)
  return thing ? ownSpot(thing) : null
}

function flawsOfMove(known: Known, move: MapMove): readonly Flaw[] {
  const flaw = spotFlaw(known, move)
  return [...flawsOfThing(known, move), ...(flaw ? [flaw] : [])]
}

function spotFlaw({ catalogs: { plans } }: Known, { mapx, mapy, floorplanid }: MapMove): Flaw | undefined {
  if (mapx === null) return undefined
  if (plans.some((plan) => plan.floorplanid === floorplanid)) return flawOfSpot({ mapx, mapy, floorplanid }, plans)
  const there = plans.filter((plan) => plan.isactive === 1).map((plan) => `${plan.floorplanid} (${plan.name})`)
  return { path: '/floorplanid', message: `must be a floor plan: ${there.join(', ') || 'there is none yet'}` }
}

function flawsOfThing(known: Known, { kind, id }: { readonly kind: string; readonly id: number }): readonly Flaw[] {
  const thing = kind === 'asset' ? known.labels.byid.get(id) : known.everything.ground.places.get(id)
  const what = kind === 'asset' ? 'an asset' : 'a location'
  if (!thing)
    return [{ path: '/id', message: `must be the key of ${what} that is there; there is none with key ${id}` }]
  if (thing.isactive === 1) return []
  return [{ path: '/id', message: `must not be removed; restore ${kind} ${id} first` }]
}

function flawsOfTarget(known: Known, change: PlaceChange, changes: readonly PlaceChange[]): readonly Flaw[] {
  const [name, target] =
    change.kind === 'asset' ? ['locationid', change.locationid] : ['parentlocationid', change.parentlocationid]
  const { places } = known.everything.ground
  const path = `/${name}`
  if (target === null) return []
  const place = places.get(target)
  if (!place) return [{ path, message: `must be a location that is there; there is no location ${target}` }]
  if (change.kind === 'asset' || !isBelow(known, target, { id: change.id, changes })) return []
  return [{ path, message: `must be a location that is not below this one, as ${place.name} is` }]
}

/** Whether a location would be the given one or stand below it. */
function isBelow(
  { everything: { ground } }: Known,
  start: number,
  { id, changes }: { readonly id: number; readonly changes: readonly PlaceChange[] },
): boolean {
  const parents = new Map(changes.flatMap((one) => (one.kind === 'location' ? [[one.id, one.parentlocationid]] : [])))
  const seen = new Set<number>()
  for (let at: number | null = start; at !== null && !seen.has(at);) {
    if (at === id) return true
    seen.add(at)
    at = parents.get(at) ?? (parents.has(at) ? null : (ground.places.get(at)?.parentlocationid ?? null))
  }
  return false
}
