import type { LoadRequest } from '../load/job.ts'
import { goalOf } from '../report/figure.ts'
import { answerOf, type MapAnswer } from './answer.ts'
import type { Bench, Operation } from './bench.ts'
import { compareReads, middle } from './compare.ts'
import { getPair, pairsOf } from './reads.ts'
import { timingOf } from './timing.ts'

const path = '/api/map?floorplanid=1'
const gzip = { 'accept-encoding': 'gzip' }

/** The map of one floor: all of it, unchanged, and after one of its machines was moved. */
export const measureMap: Operation = async (bench) => {
  const { assets } = (await answerOf(bench.ours, path)) as unknown as MapAnswer
  const whole = await reading(bench, { method: 'GET', path, headers: gzip })
  const known = { ...gzip, 'if-none-match': await etagNow(bench) }
  const unchanged = await compareReads(
    bench,
    pairsOf(200, () => ({ raw: getPair(bench).raw, ours: { method: 'GET', path, headers: known } })),
  )
  const spots = assets.assetid.filter((_, entry) => assets.positionsource[entry] === 0)
  const moved = await timesMoved(bench, spots)
  return [
    { operation: 'map of a fifth of the assets, packed', unit: '/s', ours: whole, ...goalOf('map', bench.engine) },
    {
      operation: 'the same unchanged (raw: one asset)',
      unit: '/s',
      ...unchanged,
      ...goalOf('mapunchanged', bench.engine),
    },
    {
      operation: 'server time of the map after a move',
      unit: 'ms',
      ours: middle(moved),
      ...goalOf('mapmoved', bench.engine),
    },
    { operation: 'the longest of them', unit: 'ms', ours: Math.max(...moved) },
  ]
}

async function reading({ generator, effort, ours: goal }: Bench, request: LoadRequest): Promise<number> {
  const found: number[] = []
  for (let round = 0; round < effort.rounds; round += 1) {
    found.push((await generator.run({ kind: 'long', goal, request, seconds: effort.seconds })).persecond)
  }
  return middle(found)
}

async function etagNow(bench: Bench): Promise<string> {
  const answer = await fetch(`${bench.ours.origin}${path}`, { headers: headersOf(bench) })
  await answer.arrayBuffer()
  return answer.headers.get('etag') ?? ''
}

const headersOf = ({ ours }: Bench) => ({ ...gzip, authorization: `Bearer ${ours.token}` })
const moves = 30

async function timesMoved(bench: Bench, assetids: readonly number[]): Promise<readonly number[]> {
  const headers = headersOf(bench)
  const found: number[] = []
  for (let turn = 0; turn < moves; turn += 1) {
    const spot = { floorplanid: 1, mapx: bench.random.whole(4000), mapy: bench.random.whole(3000) }
    const body = JSON.stringify({ moves: [{ kind: 'asset', id: bench.random.pick(assetids), ...spot }] })
    const done = await fetch(`${bench.ours.origin}/api/map/moves`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
    })
    if (!done.ok) throw new Error(`A move was refused: ${await done.text()}`)
    const answer = await fetch(`${bench.ours.origin}${path}`, { headers })
    await answer.arrayBuffer()
    found.push(timingOf(answer))
  }
  return found
}
