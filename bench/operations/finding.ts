import { goalOf } from '../report/figure.ts'
import { answerOf } from './answer.ts'
import type { Bench, Operation } from './bench.ts'
import { compareReads, type Pair } from './compare.ts'
import { pairsOf, searchPair } from './reads.ts'

/** What people type, and what is worst: a character in every row, words that most rows have. */
const typed = ['t1-0004217', 'north lathe', 'vmc-0042', 'vendor 17', 'place 5.30', '0000000000', 'aaaaaaaaaa']
const times = 5

/** The search over everything, asked for the same words as the raw server's search of one table. */
function findPair(bench: Bench): Pair {
  const { raw } = searchPair(bench)
  return { raw, ours: { method: 'GET', path: raw.path.replace('/search', '/api/search') } }
}

/** How long each answer takes, in milliseconds, while somebody types every one of the texts. */
async function typeAll({ ours }: Bench): Promise<readonly number[]> {
  const waits: number[] = []
  for (let time = 0; time < times; time += 1) {
    for (const text of typed) {
      for (let end = 1; end <= text.length; end += 1) {
        const start = performance.now()
        await answerOf(ours, `/api/search?q=${encodeURIComponent(text.slice(0, end))}`)
        waits.push(performance.now() - start)
      }
    }
  }
  return waits.toSorted((one, other) => one - other)
}

export const measureFinding: Operation = async (bench) => {
  const compared = await compareReads(
    bench,
    pairsOf(500, () => findPair(bench)),
  )
  const waits = await typeAll(bench)
  const slow = waits[Math.floor(waits.length * 0.95)] ?? 0
  return [
    { operation: 'search over everything (raw: of assets)', unit: '/s', ...compared },
    { operation: 'answer while one types, 95th of 100', unit: 'ms', ours: slow, ...goalOf('typing', bench.engine) },
    { operation: 'the slowest of them', unit: 'ms', ours: waits.at(-1) ?? 0, ...goalOf('typing', bench.engine) },
  ]
}
