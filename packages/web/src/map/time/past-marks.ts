import type { FloorChange, PastMapAnswer } from '@shopdb/contract'
import type { Spot } from '../model/frame.ts'
import type { Ghost, Line } from '../paint/floor.ts'

type Changes = PastMapAnswer['changes']

/** What has changed since a past moment, as it is drawn over the floor of that moment. */
export interface PastMarks {
  readonly lines: readonly Line[]
  readonly ghosts: readonly Ghost[]
}

/** A line from the old spot to the new one, and a ring where something came or went. */
export function pastMarks(changes: Changes): PastMarks {
  const lines = changes.flatMap(({ before, after }) =>
    before && after ? [{ from: spotOf(before), to: spotOf(after), kind: 'moved' as const }] : [],
  )
  const ghosts = changes.flatMap(({ change, before, after, assetnumber }) => {
    const at = after ?? before
    return at ? [{ at: spotOf(at), kind: change, name: assetnumber }] : []
  })
  return { lines, ghosts }
}

function spotOf({ mapx, mapy }: { readonly mapx: number; readonly mapy: number }): Spot {
  return { x: mapx, y: mapy }
}

/** How many of each kind there are. */
export function countChanges(changes: Changes): Readonly<Record<FloorChange, number>> {
  const count = (kind: FloorChange): number => changes.filter(({ change }) => change === kind).length
  return { moved: count('moved'), came: count('came'), went: count('went') }
}
