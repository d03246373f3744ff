/** A source of numbers that look like chance and are the same for the same seed. */
export interface Random {
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  /** True in so many of a hundred cases. */
  percent(share: number): boolean
  pick<T>(choices: readonly [T, ...T[]]): T
}

/** Mulberry32: 32 bits of state, good enough for a factory that nobody bets on. */
export function seededRandom(seed: number): Random {
  const state = { now: seed >>> 0 }
  const next = (): number => {
    state.now = (state.now + 0x6d2b79f5) >>> 0
    const mixed = Math.imul(state.now ^ (state.now >>> 15), state.now | 1)
    const again = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61))
    return ((again ^ (again >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  return {
    between,
    percent: (share) => next() * 100 < share,
    pick: (choices) => choices[between(0, choices.length - 1)] ?? choices[0],
  }
}
