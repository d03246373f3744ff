/** Two machines that share one control. */
export type Pair = readonly [number, number]

/**
 * Groups of siblings out of pairs told in any direction, twice, in chains or in circles: every member is tied to the head
 * of its group, the one that comes first by `order`, so that no walk is longer than two steps. Pairs that tell nothing
 * new have no tie.
 *
 * By the index of the pair that it is told by: the member, then the head.
 */
export function siblingsOf(
  pairs: readonly Pair[],
  order: (one: number, other: number) => number,
): ReadonlyMap<number, Pair> {
  const groups = pairs.reduce<readonly Group[]>(join, [])
  const ties = groups.flatMap((group) => {
    const [head, ...members] = [...group.members].toSorted(order)
    return members.map((member, index): [number, Pair] => [group.telling[index] ?? -1, [member, head ?? -1]])
  })
  return new Map(ties)
}

interface Group {
  readonly members: ReadonlySet<number>
  /** The indexes of the pairs that made the group larger: always one fewer than members. */
  readonly telling: readonly number[]
}

function join(groups: readonly Group[], pair: Pair, index: number): readonly Group[] {
  const [one, other] = pair.map(
    (member) => groups.find((group) => group.members.has(member)) ?? { members: new Set([member]), telling: [] },
  )
  if (!one || !other || one === other) return groups
  const joined = { members: one.members.union(other.members), telling: [...one.telling, ...other.telling, index] }
  return [...groups.filter((group) => group !== one && group !== other), joined]
}
