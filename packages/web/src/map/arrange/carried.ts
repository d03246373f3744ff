import type { MapMove, MovedAsset, MovesReport } from '@shopdb/contract'
import type { Spot } from '../model/frame.ts'
import type { Ghost, Line } from '../paint/floor.ts'

/** The assets that a report names and nobody took hold of. */
export function carriedBy({ moved }: MovesReport, moves: readonly MapMove[]): readonly MovedAsset[] {
  const own = new Set(moves.flatMap(({ kind, id }) => (kind === 'asset' ? [id] : [])))
  return moved.filter(({ assetid }) => !own.has(assetid))
}

/** How many assets come along, also beyond those that the report names. */
export function countCarried({ total }: MovesReport, moves: readonly MapMove[]): number {
  return Math.max(0, total - moves.filter(({ kind }) => kind === 'asset').length)
}

/** Whether somebody should be asked first. Whoever gives a place back sees what becomes of it at once. */
export function isCarrying(report: MovesReport, moves: readonly MapMove[]): boolean {
  return countCarried(report, moves) > 0
}

const spotOf = ({ mapx, mapy }: MovedAsset['before']): Spot | undefined =>
  mapx === null || mapy === null ? undefined : { x: mapx, y: mapy }

/** Where the carried ones go, drawn as rings with a line from where they stand. */
export function carriedMarks(carried: readonly MovedAsset[]): {
  readonly lines: readonly Line[]
  readonly ghosts: readonly Ghost[]
} {
  const ways = carried.map(({ before, after, assetnumber }) => ({
    from: spotOf(before),
    to: spotOf(after),
    assetnumber,
  }))
  return {
    lines: ways.flatMap(({ from, to }) => (from && to ? [{ from, to, kind: 'carried' as const }] : [])),
    ghosts: ways.flatMap(({ to, assetnumber }) =>
      to ? [{ at: to, kind: 'carried' as const, name: assetnumber }] : [],
    ),
  }
}
