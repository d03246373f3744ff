/** Numbers that look thrown but are the same in each run. */
export interface Random {
  /** From 0 to less than 1. */
  readonly fraction: () => number
  /** A whole number from 0 to less than `below`. */
  readonly whole: (below: number) => number
  readonly pick: <T>(list: readonly T[]) => T
}

/** The mulberry32 generator: small, quick and good enough for test data. */
export function createRandom(seed: number): Random {
  const state = { value: seed }
  const fraction = (): number => {
    state.value = (state.value + 0x6d2b79f5) | 0
    const mixed = Math.imul(state.value ^ (state.value >>> 15), 1 | state.value)
    const spread = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((spread ^ (spread >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (below: number): number => Math.floor(fraction() * below)
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[whole(list.length)]
    if (picked === undefined) throw new Error('nothing to pick from')
    return picked
  }
  return { fraction, whole, pick }
}
