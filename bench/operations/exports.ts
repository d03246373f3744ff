import type { LoadRequest } from '../load/job.ts'
import { residentOf, watchMemory } from '../memory.ts'
import { goalOf } from '../report/figure.ts'
import type { Bench, Operation } from './bench.ts'
import { middle } from './compare.ts'
import { getPair, pairsOf } from './reads.ts'

const raw: LoadRequest = { method: 'GET', path: '/export' }
const ours: LoadRequest = { method: 'GET', path: '/api/assets/export?format=csv' }

/** Everything as CSV: how often a second, how much memory it takes, and how long others wait meanwhile. */
export const measureExport: Operation = async (bench) => {
  const { generator, effort, engine, product } = bench
  const seconds: Record<'raw' | 'ours', number[]> = { raw: [], ours: [] }
  const rises: number[] = []
  for (let round = 0; round < effort.rounds; round += 1) {
    seconds.raw.push((await generator.run({ kind: 'once', goal: bench.raw, request: raw })).seconds)
    const before = residentOf(product.pid)
    const highest = watchMemory(product.pid)
    seconds.ours.push((await generator.run({ kind: 'once', goal: bench.ours, request: ours })).seconds)
    rises.push(highest() - before)
  }
  const persecond = { raw: 1 / middle(seconds.raw), ours: 1 / middle(seconds.ours) }
  const rows = `${bench.shop.assets.length.toLocaleString('en-US')} as CSV`
  return [
    {
      operation: `export of ${rows}`,
      unit: '/s',
      ...persecond,
      ratio: persecond.ours / persecond.raw,
      ...goalOf('export', engine),
    },
    {
      operation: 'rise of resident memory meanwhile, at most',
      unit: 'MB',
      ours: Math.max(...rises),
      ...goalOf('exportmemory', engine),
    },
    {
      operation: 'p99 of a single get meanwhile',
      unit: 'ms',
      ...(await measureDuring(bench)),
      ...goalOf('during', engine),
    },
  ]
}

async function measureDuring(bench: Bench): Promise<{ readonly raw: number; readonly ours: number }> {
  const pairs = pairsOf(200, () => getPair(bench))
  const during = async (side: 'raw' | 'ours', request: LoadRequest): Promise<number> => {
    const singles = pairs.map((pair) => pair[side])
    return (await bench.generator.run({ kind: 'during', goal: bench[side], request, singles })).p99
  }
  return { raw: await during('raw', raw), ours: await during('ours', ours) }
}
