/** A place on the way: an asset, or one line through an asset such as a patch panel, which joins only what is on that line. */
export interface Stop {
  readonly assetid: number
  readonly line?: string
}

/** One step, as it is walked: out of a row of the one stop, into a row of the other, where they are known. */
export interface Step {
  readonly from: Stop
  readonly to: Stop
  readonly out: string | null
  readonly into: string | null
}

/** All steps that lead on from these stops. */
export type Steps = (stops: readonly Stop[]) => Promise<readonly Step[]>

/** What a search found: the steps in order, or undefined, and whether it gave up before it had seen everything. */
export interface Found {
  readonly steps: readonly Step[] | undefined
  readonly isCut: boolean
}

/** How far it goes. */
export interface Limits {
  /** Steps in a path. */
  readonly depth: number
  /** Stops that are looked at. */
  readonly stops: number
}

interface Side {
  readonly seen: Map<string, Step | undefined>
  edge: readonly Stop[]
}

/** Stops with the same key are the same. */
export const keyOf = ({ assetid, line }: Stop): string => (line === undefined ? String(assetid) : `${assetid}#${line}`)

/**
 * The way of the fewest steps between two assets. It is sought from both ends at once, from where less has to be looked at,
 * for around a core switch there is everything. Each stop is seen once, so rings end.
 */
export async function findPath(ends: readonly [Stop, Stop], limits: Limits, steps: Steps): Promise<Found> {
  const [start, goal] = ends.map((stop): Side => ({ seen: new Map([[keyOf(stop), undefined]]), edge: [stop] }))
  if (!start || !goal || keyOf(ends[0]) === keyOf(ends[1])) return { steps: [], isCut: false }
  for (let depth = 0; depth < limits.depth; depth += 1) {
    const side = start.edge.length <= goal.edge.length ? start : goal
    const meeting = await widen(side, side === start ? goal : start, steps)
    if (meeting !== undefined) return { steps: joined(start, goal, meeting), isCut: false }
    if (side.edge.length === 0) return { steps: undefined, isCut: false }
    if (start.seen.size + goal.seen.size > limits.stops) break
  }
  return { steps: undefined, isCut: true }
}

const batch = 500

/** Goes one step on from all of an edge; gives a stop that the other side has seen. */
async function widen(side: Side, other: Side, steps: Steps): Promise<string | undefined> {
  const next: Stop[] = []
  for (let at = 0; at < side.edge.length; at += batch) {
    for (const step of await steps(side.edge.slice(at, at + batch))) {
      const key = keyOf(step.to)
      if (side.seen.has(key)) continue
      side.seen.set(key, step)
      if (other.seen.has(key)) return key
      next.push(step.to)
    }
  }
  side.edge = next
  return undefined
}

function joined(start: Side, goal: Side, meeting: string): readonly Step[] {
  const back = walkBack(start.seen, meeting).toReversed()
  const on = walkBack(goal.seen, meeting).map(({ from, to, out, into }) => ({
    from: to,
    to: from,
    out: into,
    into: out,
  }))
  return [...back, ...on]
}

/** The steps by which a stop was reached, the last first. */
function walkBack(seen: Side['seen'], key: string): readonly Step[] {
  const step = seen.get(key)
  return step ? [step, ...walkBack(seen, keyOf(step.from))] : []
}
