/** How many ends an asset has, and at how many of them nothing is. */
export interface EndCount {
  readonly all: number
  readonly free: number
}

/** An asset, and where it is. */
export interface Placed {
  readonly assetid: number
  readonly locationid: number | null
}

/** What each asset has by itself, those that gather, and the others that stand in their places. */
export interface Ends {
  readonly counts: ReadonlyMap<number, EndCount>
  readonly gathering: readonly Placed[]
  readonly others: readonly Placed[]
}

/** The ends of each asset, with those that it gathers. */
export function gatherEnds(
  assetids: readonly number[],
  { gathering, others, counts }: Ends,
): ReadonlyMap<number, EndCount> {
  const told = assetids.map((id): readonly [number, EndCount] => {
    const places = gathering.flatMap(({ assetid, locationid }) => (assetid === id ? (locationid ?? []) : []))
    const inside = others.filter(({ locationid }) => locationid !== null && places.includes(locationid))
    const ends = [...new Set([id, ...inside.map(({ assetid }) => assetid)])].flatMap((one) => counts.get(one) ?? [])
    const sum = (member: keyof EndCount): number => ends.reduce((total, one) => total + one[member], 0)
    return [id, { all: sum('all'), free: sum('free') }]
  })
  return new Map(told.filter(([, { all }]) => all > 0))
}
