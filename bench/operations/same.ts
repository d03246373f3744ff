import { isDeepStrictEqual } from 'node:util'
import { answerOf, type Answer } from './answer.ts'
import type { Bench } from './bench.ts'
import type { Pair } from './compare.ts'
import { pagePair } from './pages.ts'
import { getPair, listPair, searchPair } from './reads.ts'

const samples = 20

/** Asks both servers the same and throws unless the answers say the same; gives how many were compared. */
export async function expectSame(bench: Bench): Promise<number> {
  const sampled = [getPair, listPair, searchPair].flatMap((make) => Array.from({ length: samples }, () => make(bench)))
  const pairs = [...sampled, await pagePair(bench)]
  for (const pair of pairs) await expectPair(bench, pair)
  return pairs.length
}

async function expectPair(bench: Bench, pair: Pair): Promise<void> {
  const [raw, ours] = [await answerOf(bench.raw, pair.raw.path), await answerOf(bench.ours, pair.ours.path)]
  const totals = [raw.total, ours.meta?.total].filter((total) => total !== undefined)
  if (new Set(totals).size < 2 && isDeepStrictEqual(contentOf(raw), contentOf(ours))) return
  throw new Error(
    `The answers to ${pair.raw.path} and ${pair.ours.path} differ:\n${JSON.stringify(raw)}\n${JSON.stringify(ours)}`,
  )
}

const names = ['assettype', 'assetstatus', 'vendor', 'model', 'location', 'businessunit'].map((what) => `${what}name`)
const members = ['assetnumber', 'name', 'serialnumber', 'mapx', 'mapy', 'notes', ...names]

/** What both servers tell of the rows, in one form. */
function contentOf(answer: Answer): unknown {
  return (answer.data ?? [answer]).map((row) => [
    row['id'] ?? row['assetid'],
    ...members.map((name) => row[name] ?? null),
  ])
}
