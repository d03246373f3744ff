import type { LoadRequest } from '../load/job.ts'
import type { Bench } from './bench.ts'

/** The same work, said in the words of each server. */
export interface Pair {
  readonly raw: LoadRequest
  readonly ours: LoadRequest
}

/** What came of it: operations per second, and ours by raw. */
export interface Compared {
  readonly raw: number
  readonly ours: number
  readonly ratio: number
}

/** Reads from both servers, taking turns; the middle of the rounds counts. */
export async function compareReads(bench: Bench, pairs: readonly Pair[]): Promise<Compared> {
  return rounds(bench, () => pairs, bench.effort.seconds)
}

/** Writes to both servers, taking turns; each round has rows of its own. */
export async function compareWrites(bench: Bench, pairs: (round: number) => readonly Pair[]): Promise<Compared> {
  return rounds(bench, pairs, undefined)
}

async function rounds(
  bench: Bench,
  pairsOf: (round: number) => readonly Pair[],
  seconds: number | undefined,
): Promise<Compared> {
  const { generator, effort } = bench
  const found: { readonly raw: number; readonly ours: number }[] = []
  for (let round = 0; round < effort.rounds; round += 1) {
    const pairs = pairsOf(round)
    const sent = async (side: 'raw' | 'ours'): Promise<number> => {
      const requests = pairs.map((pair) => pair[side])
      const job = { kind: 'load', goal: bench[side], requests, ...(seconds === undefined ? {} : { seconds }) } as const
      return (await generator.run(job)).persecond
    }
    found.push({ raw: await sent('raw'), ours: await sent('ours') })
  }
  const [raw, ours] = [middle(found.map((one) => one.raw)), middle(found.map((one) => one.ours))]
  return { raw, ours, ratio: ours / raw }
}

/** The middle one of some figures. */
export function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}
