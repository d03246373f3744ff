import { invalid, invalidInput, type Flaw, type MapMove, type MapSpot, type PlaceChange } from '@shopdb/contract'

/** Moves as they are asked for, of the right form; whether their things and plans are there is checked with what is known. */
export interface AskedMoves {
  readonly moves: readonly MapMove[]
  readonly reason: string | undefined
}

type Members = Readonly<Record<string, unknown>>

const mostmoves = 1000

/** Reads `{moves, reason?}`; every flaw is named by its path, `/moves/3/mapx`. */
export function parseMoves(body: unknown): AskedMoves {
  const { moves, reason } = membersOf(body, ['moves', 'reason'])
  const list = listOf('moves', moves)
  throwFlaws([...list.flatMap((move, index) => flawsOfMove(move).map(within('moves', index))), ...twice('moves', list)])
  if (reason !== undefined && reason !== null && typeof reason !== 'string')
    throw invalidInput([{ path: '/reason', message: 'must be text' }])
  return { moves: list.map(moveOf), reason: reason?.trim().slice(0, 255) || undefined }
}

/** What is left out is nothing: a spot that is given back. */
function moveOf(checked: Members): MapMove {
  const none = { floorplanid: null, mapx: null, mapy: null }
  // Its members were checked one by one.
  return { ...none, ...(checked as unknown as MapMove) }
}

/** Reads `{changes}` of locations and of what is above them. */
export function parseChanges(body: unknown): readonly PlaceChange[] {
  const list = listOf('changes', membersOf(body, ['changes']).changes)
  throwFlaws([
    ...list.flatMap((change, index) => flawsOfChange(change).map(within('changes', index))),
    ...twice('changes', list),
  ])
  // Each was checked in the lines above.
  return list as unknown as readonly PlaceChange[]
}

function membersOf<Name extends string>(body: unknown, names: readonly Name[]): Partial<Record<Name, unknown>> {
  if (!isMembers(body)) throw invalid('The body must be a JSON object.')
  throwFlaws(strangers(body, names))
  // Only these are there.
  return body as Partial<Record<Name, unknown>>
}

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function strangers(members: Members, names: readonly string[]): readonly Flaw[] {
  const there = Object.keys(members).filter((name) => !names.includes(name))
  return there.map((name) => ({ path: `/${name}`, message: `is not a member here; there is ${names.join(', ')}` }))
}

function listOf(name: string, value: unknown): readonly Members[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : []
  if (list.length > 0 && list.length <= mostmoves) {
    const wrong = list.flatMap((one, index) =>
      isMembers(one) ? [] : { path: `/${name}/${index}`, message: 'must be an object' },
    )
    throwFlaws(wrong)
    return list.filter(isMembers)
  }
  throw invalidInput([{ path: `/${name}`, message: `must be a list of 1 to ${mostmoves}, not ${list.length}` }])
}

const mosttold = 20

function throwFlaws(flaws: readonly Flaw[]): void {
  if (flaws.length > 0) throw invalidInput(flaws.slice(0, mosttold))
}

/** Says in which entry of a list a flaw is. */
export function within(list: string, index: number): (flaw: Flaw) => Flaw {
  return ({ path, message }) => ({ path: `/${list}/${index}${path}`, message })
}

function twice(name: string, list: readonly Members[]): readonly Flaw[] {
  const first = new Map<string, number>()
  return list.flatMap((one, index) => {
    const key = `${String(one['kind'])} ${String(one['id'])}`
    const before = first.get(key)
    if (before === undefined) first.set(key, index)
    return before === undefined
      ? []
      : { path: `/${name}/${index}/id`, message: `is the same ${key} as in /${name}/${before}` }
  })
}

const isKey = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 1
const isPixel = (value: unknown): boolean => Number.isSafeInteger(value)

function flawsOfMove(move: Members): readonly Flaw[] {
  const isGiven = (value: unknown): boolean => value !== null && value !== undefined
  const { mapx, mapy, floorplanid, from } = move
  const isBack = !isGiven(mapx) && !isGiven(mapy)
  return [
    ...strangers(move, ['kind', 'id', 'floorplanid', 'mapx', 'mapy', 'from']),
    ...flawsOfThing(move),
    ...(isBack ? nothing('floorplanid', floorplanid) : flawsOfSpot(move)),
    ...(isGiven(from) ? flawsOfFrom(from) : []),
  ]
}

function nothing(name: string, value: unknown): readonly Flaw[] {
  if (value === null || value === undefined) return []
  return [{ path: `/${name}`, message: 'must be null where there are no coordinates' }]
}

function flawsOfThing({ kind, id }: Members): readonly Flaw[] {
  return [
    ...(kind === 'asset' || kind === 'location' ? [] : [{ path: '/kind', message: 'must be asset or location' }]),
    ...(isKey(id) ? [] : [{ path: '/id', message: `must be a key, not ${JSON.stringify(id)}` }]),
  ]
}

function flawsOfSpot({ floorplanid, mapx, mapy }: Members): readonly Flaw[] {
  const pixels = Object.entries({ mapx, mapy }).filter(([, value]) => !isPixel(value))
  return [
    ...pixels.map(([name, value]) => ({ path: `/${name}`, message: pixelMessage(value) })),
    ...(isKey(floorplanid) ? [] : [{ path: '/floorplanid', message: 'must be the key of the floor plan of the spot' }]),
  ]
}

function pixelMessage(value: unknown): string {
  if (value === null || value === undefined) return 'must be given together with the other coordinate, or both be null'
  return `must be a whole number of pixels, not ${JSON.stringify(value)}`
}

function flawsOfFrom(from: unknown): readonly Flaw[] {
  const isSpot = isMembers(from) && isPixel(from['mapx']) && isPixel(from['mapy'])
  const hasPlan = isMembers(from) && (from['floorplanid'] === null || isKey(from['floorplanid']))
  if (isSpot && hasPlan && strangers(from, ['floorplanid', 'mapx', 'mapy']).length === 0) return []
  return [{ path: '/from', message: 'must be a spot {floorplanid, mapx, mapy}, or null' }]
}

function flawsOfChange(change: Members): readonly Flaw[] {
  const name = change['kind'] === 'location' ? 'parentlocationid' : 'locationid'
  const value = change[name]
  const isPlace = value === null || isKey(value)
  return [
    ...strangers(change, ['kind', 'id', name]),
    ...flawsOfThing(change),
    ...(isPlace ? [] : [{ path: `/${name}`, message: 'must be the key of a location, or null' }]),
  ]
}

/** A spot of one's own, or none. */
export function ownSpot(row: {
  readonly mapx: number | null
  readonly mapy: number | null
  readonly floorplanid: number | null
}): MapSpot | null {
  const { mapx, mapy, floorplanid } = row
  return mapx === null || mapy === null ? null : { floorplanid, mapx, mapy }
}
