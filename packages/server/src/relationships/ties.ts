/** A tie between two assets, whichever way it points. */
export interface Tie {
  readonly one: number
  readonly other: number
}

/** How far a walk over ties goes. */
export const mostdepth = 3

/** The assets tied to the start, directly or through others, at most 3 ties away; each once, the nearest first. */
export function tiedTo(start: number, ties: readonly Tie[]): readonly number[] {
  const found = new Set([start])
  let edge = [start]
  for (let depth = 0; depth < mostdepth && edge.length > 0; depth += 1) {
    edge = [...new Set(edge.flatMap((asset) => neighbours(asset, ties)))].filter((asset) => !found.has(asset))
    for (const asset of edge) found.add(asset)
  }
  return [...found].slice(1)
}

function neighbours(asset: number, ties: readonly Tie[]): readonly number[] {
  const onward = ties.filter((tie) => tie.one === asset).map((tie) => tie.other)
  const backward = ties.filter((tie) => tie.other === asset).map((tie) => tie.one)
  return [...onward, ...backward]
}
