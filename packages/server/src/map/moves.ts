import { setImmediate } from 'node:timers/promises'
import { ShopError, type MapMove, type MovesReport } from '@shopdb/contract'
import { requirePermission } from '../access/actor.ts'
import type { Call } from '../access/route.ts'
import type { Work } from '../changes/work.ts'
import type { Resource } from '../resources/resource.ts'
import type { Resources } from '../resources/resources.ts'
import { causeOf } from '../resources/routes.ts'
import { updateRow } from '../resources/write.ts'
import { checkChanges, checkMoves, refuseLate } from './check-moves.ts'
import type { Floors } from './floors.ts'
import { ownSpot, parseChanges, parseMoves, within } from './parse-moves.ts'
import { previewChanges, previewMoves } from './preview.ts'
import { readFlag, readQuery } from './query.ts'

/** What moving takes. */
export interface MoveParts {
  readonly resources: Resources
  readonly floors: Floors
}

/** Moves assets and locations as one change set, or with `dryrun` tells what would move with them. */
export async function moveThings({ resources, floors }: MoveParts, call: Call): Promise<MovesReport> {
  const isDry = readFlag('dryrun', readQuery(call, ['dryrun']).dryrun)
  const { moves, reason } = parseMoves(call.body)
  requireKinds(resources, call, moves)
  const known = await floors.now()
  checkMoves(known, moves)
  const report = previewMoves(known, moves)
  if (isDry) return report
  const changesetid = await resources.changes.change(causeOf(call, reason), (work) =>
    writeMoves(resources, work, moves),
  )
  return { ...report, dryrun: false, changesetid }
}

/** Tells what would be drawn elsewhere if assets got other locations, and locations others above them. */
export async function previewPlaces({ resources, floors }: MoveParts, call: Call): Promise<MovesReport> {
  readQuery(call, [])
  const changes = parseChanges(call.body)
  requireKinds(resources, call, changes)
  const known = await floors.now()
  checkChanges(known, changes)
  return previewChanges(known, changes)
}

const tables = { asset: 'assets', location: 'locations' } as const

/** Each kind of thing has a permission of its own. */
function requireKinds(
  { registry }: Resources,
  { actor }: Call,
  things: readonly { readonly kind: keyof typeof tables }[],
): void {
  for (const kind of new Set(things.map((thing) => thing.kind)))
    requirePermission(actor, registry.get(tables[kind]).write)
}

/** Rows between which others are served. */
const portion = 100

async function writeMoves(resources: Resources, work: Work, moves: readonly MapMove[]): Promise<number | null> {
  let isChanged = false
  for (const [index, move] of moves.entries()) {
    isChanged = (await writeMove(resources, work, { move, index })) || isChanged
    if (index % portion === portion - 1) await setImmediate()
  }
  return isChanged ? work.changesetid : null
}

async function writeMove(
  engine: Resources,
  work: Work,
  { move, index }: { readonly move: MapMove; readonly index: number },
): Promise<boolean> {
  const { kind, id, mapx, mapy, floorplanid } = move
  const resource = engine.registry.get(tables[kind])
  if (move.from !== undefined) refuseLate(move, index, await spotIn(work, resource, id))
  try {
    return await updateRow({ engine, work, resource }, id, { mapx, mapy, floorplanid })
  } catch (cause) {
    if (!(cause instanceof ShopError)) throw cause
    throw new ShopError(cause.code, cause.message, cause.flaws.map(within('moves', index)), cause)
  }
}

async function spotIn({ trx }: Work, { base, key }: Resource, id: number) {
  const row = await trx.selectFrom(base).select(['mapx', 'mapy', 'floorplanid']).where(key, '=', id).executeTakeFirst()
  // Both tables have these columns.
  return row ? ownSpot(row as Parameters<typeof ownSpot>[0]) : null
}
